-- A batch of coupons with its limits. Reserved and issued money are raised and lowered in one
-- statement that holds the limit, never read first and written later.
create table coupon_batch (
  merchant_id    uuid        not null,
  batch          text        not null,
  name           text        not null,
  purpose        text        not null,
  budget         bigint      not null,
  per_member     bigint,
  per_day        bigint,
  active_from    timestamptz,
  active_to      timestamptz,
  reserved       bigint      not null default 0,
  issued         bigint      not null default 0,
  created_at     timestamptz not null,

  primary key (merchant_id, batch),
  constraint coupon_batch__budget check (reserved >= 0 and issued >= 0 and reserved + issued <= budget)
);
select hongyan_protect('coupon_batch');

create table coupon (
  merchant_id   uuid        not null,
  coupon_id     uuid        not null,
  batch         text        not null,
  member_id     uuid,
  key           text        not null,
  code          text        not null,
  face          bigint      not null,
  currency      text        not null default 'CNY',
  min_spend     bigint      not null default 0,
  state         text        not null,
  reserved_on   date        not null,
  valid_from    timestamptz not null,
  valid_to      timestamptz not null,
  parcel_id     uuid,
  used_by       uuid,
  used_value    bigint,
  used_at       timestamptz,
  cause         text        not null default '',

  primary key (merchant_id, coupon_id),
  constraint coupon__key unique (merchant_id, key),
  constraint coupon__code unique (merchant_id, code),
  constraint coupon__state
    check (state in ('reserved', 'open', 'used', 'expired', 'revoked', 'failed')),
  constraint coupon__face check (face > 0 and min_spend >= 0),
  constraint coupon__used check ((state = 'used') = (used_by is not null))
);
select hongyan_protect('coupon');

create index coupon__member on coupon (merchant_id, member_id, batch);
create index coupon__batch on coupon (merchant_id, batch, coupon_id);
create index coupon__day on coupon (merchant_id, batch, reserved_on);
-- An order that no longer names a coupon gives it back.
create index coupon__used_by on coupon (merchant_id, used_by) where used_by is not null;
-- The latest coupon of a parcel, for the message that brings it.
create index coupon__parcel on coupon (merchant_id, parcel_id) where parcel_id is not null;

-- What was asked for, and the answer that it got: the same key gets the same answer for ever.
create table coupon_request (
  merchant_id   uuid        not null,
  key           text        not null,
  request_hash  text        not null,
  refused       text,
  coupon_id     uuid,
  at            timestamptz not null,

  primary key (merchant_id, key),
  constraint coupon_request__answer check ((refused is null) = (coupon_id is not null))
);
select hongyan_protect('coupon_request');

create table coupon_event (
  merchant_id  uuid        not null,
  event_id     uuid        not null,
  coupon_id    uuid        not null,
  batch        text        not null,
  type         text        not null,
  face         bigint      not null,
  order_id     uuid,
  reason       text        not null default '',
  at           timestamptz not null,
  recorded_at  timestamptz not null default now(),

  primary key (merchant_id, event_id)
);
select hongyan_protect('coupon_event');
revoke update, delete on coupon_event from hongyan_app;

create index coupon_event__coupon on coupon_event (merchant_id, coupon_id, event_id);
create index coupon_event__batch on coupon_event (merchant_id, batch, type);
