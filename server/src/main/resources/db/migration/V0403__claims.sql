-- After-sale cases; the first type is the claim (理赔). Facts and amounts stand as they were when
-- it was assessed, with the versions of the table and of the policy rows that decided it.
create table case_ (
  merchant_id    uuid        not null,
  case_id        uuid        not null,
  type           text        not null,
  key            text        not null,
  parcel_id      uuid,
  order_id       uuid,
  member_id      uuid,
  reason         text        not null,
  degree         text,
  state          text        not null,
  amount         bigint,
  currency       text        not null default 'CNY',
  at_most        bigint,
  approve_above  bigint,
  facts          jsonb       not null default '{}',
  calculation    jsonb       not null default '{}',
  clocks         jsonb       not null default '[]',
  receipt        jsonb       not null default '{}',
  caused_by      text        not null,
  why            text        not null default '',
  opened_at      timestamptz not null,
  decided_at     timestamptz,
  paid_at        timestamptz,
  updated_at     timestamptz not null,

  primary key (merchant_id, case_id),
  constraint case___key unique (merchant_id, key),
  constraint case___amount check (amount is null or amount >= 0),
  constraint case___paid check ((state = 'paid') = (paid_at is not null))
);
comment on column case_.key is 'of the action that opened it; the payment has the same';
select hongyan_protect('case_');

-- One claim a parcel and reason; a cancelled or refused one does not stand in the way of another.
create unique index case___one on case_ (merchant_id, parcel_id, type, reason)
  where state not in ('cancelled', 'refused');
-- Whether an order has an open problem; GET /cases?order=.
create index case___order on case_ (merchant_id, order_id, case_id) where order_id is not null;
create index case___parcel on case_ (merchant_id, parcel_id, case_id) where parcel_id is not null;
-- GET /cases?state=.
create index case___state on case_ (merchant_id, state, case_id);

create table case_log (
  merchant_id  uuid        not null,
  case_id      uuid        not null,
  no           integer     not null,
  at           timestamptz not null,
  from_state   text        not null,
  to_state     text        not null,
  actor        text        not null,
  text         text        not null,

  primary key (merchant_id, case_id, no)
);
select hongyan_protect('case_log');
revoke update, delete on case_log from hongyan_app;

-- Money on its way to a buyer: one row a case and key.
create table payment (
  merchant_id  uuid        not null,
  case_id      uuid        not null,
  key          text        not null,
  way          text        not null,
  amount       bigint      not null,
  currency     text        not null,
  state        text        not null,
  provider_id  text        not null default '',
  reason       text        not null default '',
  updated_at   timestamptz not null,

  primary key (merchant_id, key),
  constraint payment__way check (way in ('credit', 'payout')),
  constraint payment__state
    check (state in ('waiting', 'sent', 'accepted', 'paid', 'refused', 'unknown')),
  constraint payment__amount check (amount > 0)
);
select hongyan_protect('payment');

create index payment__case on payment (merchant_id, case_id);

-- The ledger (台账) of what was given: one row a key, and nothing is ever changed in it.
create table money_ledger (
  merchant_id  uuid        not null,
  ledger_id    uuid        not null,
  key          text        not null,
  kind         text        not null,
  case_id      uuid,
  order_id     uuid,
  parcel_id    uuid,
  member_id    uuid,
  amount       bigint      not null,
  currency     text        not null,
  provider_id  text        not null default '',
  at           timestamptz not null,
  recorded_at  timestamptz not null default now(),

  primary key (merchant_id, ledger_id),
  constraint money_ledger__key unique (merchant_id, key),
  constraint money_ledger__amount check (amount > 0)
);
select hongyan_protect('money_ledger');
revoke update, delete on money_ledger from hongyan_app;

create index money_ledger__order on money_ledger (merchant_id, order_id);

-- What a carrier owes the merchant (追偿).
create table recovery (
  merchant_id  uuid        not null,
  recovery_id  uuid        not null,
  case_id      uuid        not null,
  parcel_id    uuid,
  carrier      text        not null,
  ground       text        not null,
  clause       text        not null,
  expected     bigint      not null,
  currency     text        not null,
  lines        jsonb       not null default '[]',
  clocks       jsonb       not null default '[]',
  state        text        not null default 'open',
  opened_at    timestamptz not null,
  updated_at   timestamptz not null,

  primary key (merchant_id, recovery_id),
  constraint recovery__case unique (merchant_id, case_id),
  constraint recovery__state check (state in ('open', 'dropped')),
  constraint recovery__expected check (expected >= 0)
);
select hongyan_protect('recovery');

create index recovery__carrier on recovery (merchant_id, carrier, state);

-- Settings of the after-sale side: the assessment table and the way of paying, in versions.
create table assessment (
  merchant_id  uuid        not null,
  version      integer     not null,
  body         jsonb       not null,
  pay_by       text        not null default 'credit',
  changed_by   text        not null,
  changed_at   timestamptz not null,

  primary key (merchant_id, version),
  constraint assessment__pay_by check (pay_by in ('credit', 'payout'))
);
select hongyan_protect('assessment');

create table carrier_contract (
  merchant_id     uuid    not null,
  carrier         text    not null,
  freight_times   integer not null,
  most_uninsured  bigint,
  clause          text    not null,

  primary key (merchant_id, carrier)
);
select hongyan_protect('carrier_contract');
