-- Shops and their orders. Who bought and who receives are tokens; the order as it came is sealed.

create table shop (
  merchant_id  uuid        not null,
  shop_id      uuid        not null,
  code         text        not null,
  name         text        not null,
  kind         text        not null,
  created_at   timestamptz not null default now(),

  primary key (merchant_id, shop_id),
  constraint shop__merchant_id_code unique (merchant_id, code)
);
select hongyan_protect('shop');

create table shop_order (
  merchant_id       uuid        not null,
  order_id          uuid        not null,
  shop              text        not null collate "C",
  number            text        not null collate "C",
  paid              bigint      not null,
  currency          text        not null,
  paid_at           timestamptz,
  placed_at         timestamptz,
  promised_ship_by  timestamptz,
  type              text        not null,
  line_count        integer     not null,
  weight_g          integer     not null,
  province          text        not null,
  city              text        not null,
  place_code        text        not null,
  buyer             uuid        not null,
  consignee         uuid        not null,
  member_id         uuid,
  coupons           text[]      not null,
  cancelled_at      timestamptz,
  problem_open      boolean     not null default false,
  body              bytea       not null,
  body_hash         bytea       not null,
  version           integer     not null default 1,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,

  primary key (merchant_id, order_id),
  constraint shop_order__merchant_id_shop_number unique (merchant_id, shop, number),
  constraint shop_order__paid check (paid >= 0),
  constraint shop_order__line_count check (line_count > 0)
);
select hongyan_protect('shop_order');

-- An order is looked for by its number alone, and by the person who bought or receives.
create index shop_order__number on shop_order (merchant_id, number);
create index shop_order__buyer on shop_order (merchant_id, buyer);
create index shop_order__consignee on shop_order (merchant_id, consignee);
create index shop_order__member on shop_order (merchant_id, member_id) where member_id is not null;
-- A buyer names an order before its merchant is known.
create index shop_order__any_number on shop_order (number);

create table order_line (
  merchant_id  uuid     not null,
  order_id     uuid     not null,
  line_no      integer  not null,
  sku          text     not null,
  title        text     not null,
  quantity     integer  not null,
  price        bigint   not null,
  currency     text     not null,
  weight_g     integer  not null,

  primary key (merchant_id, order_id, line_no),
  constraint order_line__quantity check (quantity > 0),
  constraint order_line__price check (price >= 0)
);
select hongyan_protect('order_line');

-- What a flow's condition can test of an order, as it stood; one narrow row a change, no persons.
create table order_version (
  merchant_id   uuid        not null,
  order_id      uuid        not null,
  version       integer     not null,
  at            timestamptz not null,
  paid          bigint      not null,
  paid_at       timestamptz,
  type          text        not null,
  line_count    integer     not null,
  weight_g      integer     not null,
  province      text        not null,
  city          text        not null,
  coupons       text[]      not null,
  member_id     uuid,
  problem_open  boolean     not null,

  primary key (merchant_id, order_id, version)
);
select hongyan_protect('order_version');
