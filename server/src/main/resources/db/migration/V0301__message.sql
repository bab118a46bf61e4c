-- One row for every way that a message tried: what it says is sealed, whom it went to is a token.
create table message (
  merchant_id    uuid        not null,
  message_id     uuid        not null,
  action_id      uuid,
  key            text        not null,
  parcel_id      uuid,
  order_id       uuid,
  member_id      uuid,
  person         uuid,
  channel        text        not null,
  connection_id  uuid        not null,
  audience       text        not null,
  template       text        not null,
  purpose        text        not null,
  marketing      boolean     not null default false,
  state          text        not null,
  provider_id    text,
  cost_fen       bigint      not null default 0,
  spent_on       date,
  sealed         bytea,
  reason         text,
  tried          jsonb       not null default '[]',
  at             timestamptz not null,
  changed_at     timestamptz not null,

  primary key (merchant_id, message_id),
  constraint message__once unique (merchant_id, key, channel),
  constraint message__state check (state in ('sending', 'unknown', 'accepted', 'delivered',
    'failed', 'refused', 'cancelled', 'awaiting_staff'))
);
select hongyan_protect('message');
-- GET /messages, newest first, with its filters; receipts find by the provider's id
create index message__parcel on message (merchant_id, parcel_id) where parcel_id is not null;
create index message__order on message (merchant_id, order_id) where order_id is not null;
create index message__member on message (merchant_id, member_id) where member_id is not null;
create index message__provider on message (merchant_id, provider_id) where provider_id is not null;

-- A merchant's own words over the templates that come with the program.
create table message_template (
  merchant_id  uuid        not null,
  template     text        not null,
  yaml         text        not null,
  version      integer     not null default 1,
  changed_at   timestamptz not null,
  changed_by   text        not null,

  primary key (merchant_id, template)
);
select hongyan_protect('message_template');

-- What a merchant has settled about sending; without a row the usual holds.
create table message_setting (
  merchant_id   uuid     not null,
  channels      text[]   not null default '{wechat,sms,mail}',
  quiet_from    time     not null default '22:00',
  quiet_to      time     not null default '08:00',
  day_cap_fen   bigint   not null default 1000000,
  sms_fen       bigint   not null default 5,

  primary key (merchant_id),
  constraint message_setting__money check (day_cap_fen >= 0 and sms_fen >= 0)
);
select hongyan_protect('message_setting');

-- What paid messages cost on a day, Asia/Shanghai.
create table message_spend (
  merchant_id  uuid   not null,
  day          date   not null,
  fen          bigint not null,

  primary key (merchant_id, day),
  constraint message_spend__fen check (fen >= 0)
);
select hongyan_protect('message_spend');

-- Addresses stand here as keyed hashes only.
create table opt_out (
  merchant_id   uuid        not null,
  channel       text        not null,
  address_hash  bytea       not null,
  words         text        not null,
  at            timestamptz not null,

  primary key (merchant_id, channel, address_hash)
);
select hongyan_protect('opt_out');

create table consent (
  merchant_id   uuid        not null,
  channel       text        not null,
  address_hash  bytea       not null,
  purpose       text        not null,
  proof         text        not null,
  at            timestamptz not null,
  withdrawn_at  timestamptz,

  primary key (merchant_id, channel, address_hash, purpose)
);
select hongyan_protect('consent');

-- The channels that a buyer wants, for a member or, where there is none, for an order.
create table channel_preference (
  merchant_id  uuid        not null,
  subject_id   uuid        not null,
  channels     text[]      not null,
  at           timestamptz not null,

  primary key (merchant_id, subject_id)
);
select hongyan_protect('channel_preference');
