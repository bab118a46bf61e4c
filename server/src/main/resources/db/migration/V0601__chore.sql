-- Housekeeping: when each chore is due next. Whoever takes one moves it into the future, so that of
-- many servers one does it, and another one when that one died.
create table chore (
  name       text        not null,
  next_at    timestamptz not null default '-infinity',
  taken_by   uuid,
  done_at    timestamptz,
  trouble    text,

  primary key (name)
);
grant select, insert, update on chore to hongyan_app;

-- A job whose server is gone is found by this: its server moves it on while it lives.
alter table backtest_job add column alive_until timestamptz;
