-- Ways to a tier. A merchant without rows has the built-in programmes.
create table tier_programme (
  merchant_id  uuid    not null,
  programme    text    not null,
  metric       text    not null,
  tiers        jsonb   not null,
  validity     text    not null,
  grace_days   integer not null default 0,
  undo_days    integer not null default 0,
  downgrade    text    not null,

  primary key (merchant_id, programme),
  constraint tier_programme__metric check (metric in ('SPEND_365', 'ON_TIME_MONTH')),
  constraint tier_programme__validity check (validity in ('DAYS_365', 'END_OF_NEXT_MONTH')),
  constraint tier_programme__downgrade check (downgrade in ('ONE_DOWN', 'BY_METRIC'))
);
select hongyan_protect('tier_programme');

create table member_tier (
  merchant_id  uuid    not null,
  member_id    uuid    not null,
  programme    text    not null,
  rank         integer not null,
  since        date,
  until        date,
  grace_until  date,

  primary key (merchant_id, member_id, programme)
);
select hongyan_protect('member_tier');

create table tier_history (
  merchant_id  uuid        not null,
  history_id   uuid        not null,
  member_id    uuid        not null,
  programme    text        not null,
  from_rank    integer     not null,
  to_rank      integer     not null,
  reason       text        not null,
  metric       bigint      not null,
  cause        text        not null,
  at           timestamptz not null,

  primary key (merchant_id, history_id)
);
select hongyan_protect('tier_history');
revoke update, delete on tier_history from hongyan_app;

create index tier_history__member on tier_history (merchant_id, member_id, history_id);

-- One row a delivered parcel: whether it came on time, and against which standard.
create table on_time_parcel (
  merchant_id       uuid        not null,
  parcel_id         uuid        not null,
  member_id         uuid        not null,
  carrier           text        not null,
  from_city         text        not null,
  to_city           text        not null,
  picked_up_at      timestamptz not null,
  collected_from    timestamptz,
  signed_at         timestamptz not null,
  month             text        not null,
  standard_minutes  integer     not null,
  origin            text        not null,
  samples           integer     not null,
  on_time           boolean     not null,
  points            integer     not null,
  round             integer     not null default 0,
  reversed_at       timestamptz,

  primary key (merchant_id, parcel_id)
);
select hongyan_protect('on_time_parcel');

create index on_time_parcel__month on on_time_parcel (merchant_id, member_id, month);

-- How long parcels took: what standards are learned from.
create table transit_time (
  merchant_id  uuid        not null,
  parcel_id    uuid        not null,
  carrier      text        not null,
  from_city    text        not null,
  to_city      text        not null,
  minutes      integer     not null,
  signed_at    timestamptz not null,

  primary key (merchant_id, parcel_id)
);
select hongyan_protect('transit_time');

create index transit_time__lane
  on transit_time (merchant_id, carrier, from_city, to_city, signed_at desc) include (minutes);

create table lane_standard (
  merchant_id      uuid        not null,
  carrier          text        not null,
  from_city        text        not null,
  to_city          text        not null,
  own_minutes      integer,
  own_by           text,
  learned_minutes  integer,
  samples          integer     not null default 0,
  updated_at       timestamptz not null,

  primary key (merchant_id, carrier, from_city, to_city),
  constraint lane_standard__own check (own_minutes is null or own_minutes between 1 and 525600)
);
select hongyan_protect('lane_standard');
