create table shop (
  merchant_id uuid not null,
  shop_id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  created_at timestamp with time zone not null default now(),

  constraint shop_pkey PRIMARY KEY (merchant_id, shop_id),
  constraint shop__merchant_id_code UNIQUE (merchant_id, code)
);
-- row level security: forced, each merchant sees his own
