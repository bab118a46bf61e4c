create table shop_order (
  merchant_id uuid not null,
  order_id uuid not null,
  shop text collate "C" not null,
  number text collate "C" not null,
  paid bigint not null,
  currency text not null,
  paid_at timestamp with time zone,
  placed_at timestamp with time zone,
  promised_ship_by timestamp with time zone,
  type text not null,
  line_count integer not null,
  weight_g integer not null,
  province text not null,
  city text not null,
  place_code text not null,
  buyer uuid not null,
  consignee uuid not null,
  member_id uuid,
  coupons text[] not null,
  cancelled_at timestamp with time zone,
  problem_open boolean not null default false,
  body bytea not null,
  body_hash bytea not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,

  constraint shop_order_pkey PRIMARY KEY (merchant_id, order_id),
  constraint shop_order__merchant_id_shop_number UNIQUE (merchant_id, shop, number),
  constraint shop_order__line_count CHECK ((line_count > 0)),
  constraint shop_order__paid CHECK ((paid >= 0))
);
CREATE INDEX shop_order__any_number ON public.shop_order USING btree (number);
CREATE INDEX shop_order__buyer ON public.shop_order USING btree (merchant_id, buyer);
CREATE INDEX shop_order__consignee ON public.shop_order USING btree (merchant_id, consignee);
CREATE INDEX shop_order__member ON public.shop_order USING btree (merchant_id, member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX shop_order__number ON public.shop_order USING btree (merchant_id, number);
-- row level security: forced, each merchant sees his own
