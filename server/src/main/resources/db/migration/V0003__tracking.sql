-- A parcel's row is small and rewritten by every scan: no index on anything that a scan changes.
create table parcel (
  merchant_id   uuid        not null,
  parcel_id     uuid        not null,
  carrier       text        not null,
  number        text        not null,
  order_id      uuid,
  bound_at      timestamptz,
  created_at    timestamptz not null,
  status        text        not null default 'NO_TRACE',
  substatus     text        not null default 'NO_TRACE.NONE',
  since         timestamptz not null,
  last_scan_at  timestamptz,
  heard_at      timestamptz,
  origin        text        not null default '',
  origin_at     timestamptz,
  place         text        not null default '',
  place_at      timestamptz,
  trail         bytea       not null default '',
  anomalies     text[]      not null default '{}',
  unmapped      integer     not null default 0,
  read_version  integer     not null default 0,

  primary key (merchant_id, parcel_id),
  constraint parcel__number unique (merchant_id, carrier, number)
) with (fillfactor = 75);
select hongyan_protect('parcel');
-- the parcels of an order: its page, its guards
create index parcel__order on parcel (merchant_id, order_id) where order_id is not null;

-- The reports as their sources said them; texts and places are sealed.
create table parcel_history (
  merchant_id  uuid        not null,
  parcel_id    uuid        not null,
  scan_id      bigint      not null,
  source       text        not null,
  code         text        not null,
  at           timestamptz not null,
  arrived_at   timestamptz not null,
  substatus    text        not null,
  sealed       bytea       not null,

  primary key (merchant_id, parcel_id, scan_id)
) partition by range (parcel_id);
select hongyan_protect('parcel_history');
create table parcel_history_rest partition of parcel_history default;

create table milestone (
  merchant_id  uuid        not null,
  parcel_id    uuid        not null,
  kind         text        not null,
  occurrence   bigint      not null,
  at           timestamptz not null,
  arrived_at   timestamptz not null,
  late         boolean     not null,

  primary key (merchant_id, parcel_id, kind, occurrence)
) partition by range (parcel_id);
select hongyan_protect('milestone');
create table milestone_rest partition of milestone default;
-- backtests read a merchant's milestones in order of arrival
create index milestone__arrived on milestone (merchant_id, arrived_at);

create table anomaly (
  merchant_id  uuid        not null,
  parcel_id    uuid        not null,
  type         text        not null,
  opened_at    timestamptz not null,
  closed_at    timestamptz,
  arrived_at   timestamptz not null,
  late         boolean     not null,
  why          text        not null,

  primary key (merchant_id, parcel_id, type, opened_at)
) partition by range (parcel_id);
select hongyan_protect('anomaly');
create table anomaly_rest partition of anomaly default;
create index anomaly__arrived on anomaly (merchant_id, arrived_at);

-- When to look at a subject again though nothing may be heard; moved earlier at once, never later.
create table timer (
  merchant_id   uuid        not null,
  subject_kind  text        not null,
  subject_id    uuid        not null,
  wake_at       timestamptz not null,

  primary key (merchant_id, subject_kind, subject_id)
);
select hongyan_protect('timer');
create index timer__due on timer (wake_at);

-- What a list shows and filters by; rewritten only when that changes.
create table parcel_row (
  merchant_id   uuid        not null,
  parcel_id     uuid        not null,
  carrier       text        not null,
  number        text        not null collate "C",
  order_number  text        collate "C",
  shop          text,
  status        text        not null,
  substatus     text        not null,
  since         timestamptz not null,
  anomalies     text[]      not null default '{}',
  troubled      boolean     not null default false,
  changed_at    timestamptz not null,
  expected_at   timestamptz,
  delivered_at  timestamptz,

  primary key (merchant_id, parcel_id)
);
select hongyan_protect('parcel_row');
create index parcel_row__changed on parcel_row (merchant_id, changed_at desc, parcel_id desc);
create index parcel_row__status on parcel_row (merchant_id, status, changed_at desc, parcel_id desc);
create index parcel_row__troubled on parcel_row (merchant_id, changed_at desc, parcel_id desc) where troubled;
create index parcel_row__number on parcel_row (merchant_id, number);
create index parcel_row__order on parcel_row (merchant_id, order_number);

-- Pushes as received, sealed: evidence, and what a corrected parser is run on again.
create table push (
  merchant_id    uuid        not null,
  push_id        uuid        not null,
  connection_id  uuid        not null,
  connector      text        not null,
  arrived_at     timestamptz not null,
  reports        integer     not null,
  sealed         bytea       not null,

  primary key (merchant_id, push_id)
) partition by range (push_id);
select hongyan_protect('push');
create table push_rest partition of push default;

create table quarantine (
  merchant_id    uuid        not null,
  quarantine_id  uuid        not null,
  connection_id  uuid        not null,
  connector      text        not null,
  number         text        not null,
  reason         text        not null,
  sealed         bytea       not null,
  arrived_at     timestamptz not null,
  redriven_at    timestamptz,

  primary key (merchant_id, quarantine_id)
);
select hongyan_protect('quarantine');

-- Pushes that were refused, counted by the minute: a flood of forgeries is one row a minute.
create table refusal (
  merchant_id    uuid        not null,
  connection_id  uuid        not null,
  minute         timestamptz not null,
  reason         text        not null,
  count          bigint      not null,

  primary key (merchant_id, connection_id, minute, reason)
);
select hongyan_protect('refusal');

-- Texts and codes that nobody could read, for mapping (未识别).
create table unmapped (
  merchant_id  uuid        not null,
  source       text        not null,
  code         text        not null,
  carrier      text        not null,
  count        bigint      not null,
  last_parcel  uuid        not null,
  first_at     timestamptz not null,
  last_at      timestamptz not null,

  primary key (merchant_id, source, code, carrier)
);
select hongyan_protect('unmapped');

create function hongyan_add_months(months integer) returns void
language plpgsql as $$
begin
  for month in 0..months loop
    perform hongyan_add_month('parcel_history', (date_trunc('month', now()) + make_interval(months => month))::date);
    perform hongyan_add_month('milestone', (date_trunc('month', now()) + make_interval(months => month))::date);
    perform hongyan_add_month('anomaly', (date_trunc('month', now()) + make_interval(months => month))::date);
    perform hongyan_add_month('push', (date_trunc('month', now()) + make_interval(months => month))::date);
  end loop;
end $$;
select hongyan_add_months(2);

-- Due timers of all merchants, for the loop that works across them: names only.
create function hongyan_due_timers(world_now timestamptz, most integer)
returns table (merchant_id uuid, subject_kind text, subject_id uuid, wake_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select t.merchant_id, t.subject_kind, t.subject_id, t.wake_at
    from timer t
   where t.wake_at <= world_now
   order by t.wake_at
   limit most
$$;
revoke all on function hongyan_due_timers from public;
grant execute on function hongyan_due_timers to hongyan_app;

create function hongyan_merchant_by_code(wanted text) returns uuid
language sql stable security definer set search_path = pg_catalog, public as $$
  select m.merchant_id from merchant m where m.code = wanted
$$;
revoke all on function hongyan_merchant_by_code from public;
grant execute on function hongyan_merchant_by_code to hongyan_app;
