-- One row for every intended act. The month of its subject's making decides the partition, so that
-- the key is unique for the subject's whole life and a month leaves as one.
create table action (
  merchant_id   uuid        not null,
  subject_id    uuid        not null,
  key           text        not null,
  action_id     uuid        not null,
  kind          text        not null,
  subject_kind  text        not null,
  parcel_id     uuid,
  order_id      uuid,
  body          jsonb       not null,
  guard         jsonb       not null,
  guard_group   text        not null default '',
  receipt       jsonb       not null,
  state         text        not null default 'waiting',
  due_at        timestamptz not null,
  next_at       timestamptz not null,
  until         timestamptz,
  attempt       integer     not null default 0,
  look_ups      integer     not null default 0,
  in_doubt      boolean     not null default false,
  by_wish       boolean     not null default false,
  endpoint      text,
  lease_until   timestamptz,
  lease_node    uuid,
  fence         bigint      not null default 0,
  answer        jsonb,
  reason        text,
  created_at    timestamptz not null,
  done_at       timestamptz,

  primary key (merchant_id, subject_id, key),
  constraint action__state check (state in ('waiting', 'done', 'dead', 'cancelled')),
  constraint action__over check ((state = 'waiting') = (done_at is null)),
  constraint action__answer check (answer is null or state = 'done'),
  constraint action__doubt check (not in_doubt or state in ('waiting', 'dead')),
  constraint action__attempt check (attempt >= 0)
) partition by range (subject_id);

comment on column action.due_at is 'world time; the order in which a backlog drains';
comment on column action.next_at is 'world time of the next try; never before due_at';
comment on column action.in_doubt is 'a call was begun and nobody knows how it ended: look up first';
comment on column action.by_wish is 'the other side asked for the pause; its recovery does not cut it short';
comment on column action.lease_until is 'the database''s clock, never world time';

create table action_old partition of action default;

do $$
declare
  month date := date_trunc('month', now() - interval '1 month');
begin
  for i in 0..25 loop
    perform hongyan_add_month('action', (month + make_interval(months => i))::date);
  end loop;
end $$;

-- hongyan_claim_due and hongyan_count_due: what is due, oldest first.
create index action__due on action (due_at, action_id) where state = 'waiting';
-- GET /actions/{id} and GET /actions without a subject, newest first.
create index action__id on action (merchant_id, action_id);
-- GET /actions?parcel= finds by subject; this finds what cases and members do for a parcel.
create index action__parcel on action (merchant_id, parcel_id) where parcel_id <> subject_id;
create index action__order on action (merchant_id, order_id) where order_id is not null;
-- hongyan_action_counts and the list of what needs a person.
create index action__dead on action (merchant_id, done_at) where state = 'dead';

select hongyan_protect('action');
