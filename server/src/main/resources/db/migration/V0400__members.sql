-- A member is one buyer.id of a shop, or else one phone (by keyed hash) of the merchant; never a
-- name. What conditions may test stands here, and in versions for the time machine.
create table member (
  merchant_id       uuid        not null,
  member_id         uuid        not null,
  shop              text,
  buyer_ref         text        not null,
  person            uuid,
  tier              text        not null default '普通',
  tier_rank         integer     not null default 0,
  tier_until        timestamptz,
  orders            integer     not null default 0,
  spend_365         bigint      not null default 0,
  on_time_month     integer     not null default 0,
  on_time_month_of  text        not null default '',
  points            bigint      not null default 0,
  points_pending    bigint      not null default 0,
  points_debt       bigint      not null default 0,
  marketing         boolean     not null default false,
  version           integer     not null default 1,
  created_at        timestamptz not null,

  primary key (merchant_id, member_id),
  constraint member__ref unique nulls not distinct (merchant_id, shop, buyer_ref),
  constraint member__points check (points >= 0 and points_pending >= 0 and points_debt >= 0)
);
comment on column member.shop is 'null when the member is known by his phone';
comment on column member.buyer_ref is 'keyed hash of the shop''s own id of the buyer, or of the phone';
comment on column member.points is 'a copy of the lots'' available points; the books compare them';
select hongyan_protect('member');

-- GET /members: newest first; by tier.
create index member__tier on member (merchant_id, tier_rank, member_id);
create index member__person on member (merchant_id, person);

create table member_version (
  merchant_id       uuid        not null,
  member_id         uuid        not null,
  version           integer     not null,
  at                timestamptz not null,
  tier              text        not null,
  orders            integer     not null,
  spend_365         bigint      not null,
  on_time_month     integer     not null,
  on_time_month_of  text        not null,
  points            bigint      not null,
  marketing         boolean     not null,

  primary key (merchant_id, member_id, version)
);
select hongyan_protect('member_version');

-- What a member's orders are worth: the metric of tiers by spend.
create table member_order (
  merchant_id  uuid    not null,
  member_id    uuid    not null,
  order_id     uuid    not null,
  paid         bigint  not null,
  paid_on      date    not null,
  cancelled    boolean not null default false,

  primary key (merchant_id, order_id),
  constraint member_order__paid check (paid >= 0)
);
select hongyan_protect('member_order');

create index member_order__spend on member_order (merchant_id, member_id, paid_on);

-- Points that were earned together; every point stands in one of six places.
create table points_lot (
  merchant_id  uuid    not null,
  lot_id       uuid    not null,
  member_id    uuid    not null,
  source       text    not null,
  rule         text    not null,
  amount       bigint  not null,
  pending      bigint  not null,
  available    bigint  not null,
  held         bigint  not null,
  spent        bigint  not null,
  expired      bigint  not null,
  clawed       bigint  not null,
  taken_back   bigint  not null default 0,
  earned_on    date    not null,
  expires_on   date,

  primary key (merchant_id, lot_id),
  constraint points_lot__source unique (merchant_id, member_id, source),
  constraint points_lot__whole check (
    amount = pending + available + held + spent + expired + clawed
    and pending >= 0 and available >= 0 and held >= 0
    and spent >= 0 and expired >= 0 and clawed >= 0)
);
select hongyan_protect('points_lot');

create index points_lot__member on points_lot (merchant_id, member_id);

create table points_entry (
  merchant_id   uuid        not null,
  entry_id      uuid        not null,
  member_id     uuid        not null,
  type          text        not null,
  points        bigint      not null,
  debt_change   bigint      not null default 0,
  key           text        not null,
  request_hash  text        not null,
  at            timestamptz not null,
  recorded_at   timestamptz not null default now(),
  reference     text        not null default '',
  rule          text        not null default '',
  operator      text        not null default '',
  why           jsonb       not null default '{}',

  primary key (merchant_id, entry_id),
  constraint points_entry__key unique (merchant_id, key)
);
select hongyan_protect('points_entry');

create index points_entry__member on points_entry (merchant_id, member_id, entry_id);

create table points_move (
  merchant_id  uuid    not null,
  entry_id     uuid    not null,
  no           integer not null,
  lot_id       uuid    not null,
  from_bucket  text    not null,
  to_bucket    text    not null,
  points       bigint  not null,

  primary key (merchant_id, entry_id, no),
  constraint points_move__points check (points > 0)
);
select hongyan_protect('points_move');

create index points_move__lot on points_move (merchant_id, lot_id);

-- The ledger is append only: the program may add to it and nothing else.
revoke update, delete on points_entry, points_move from hongyan_app;
