create table order_line (
  merchant_id uuid not null,
  order_id uuid not null,
  line_no integer not null,
  sku text not null,
  title text not null,
  quantity integer not null,
  price bigint not null,
  currency text not null,
  weight_g integer not null,

  constraint order_line_pkey PRIMARY KEY (merchant_id, order_id, line_no),
  constraint order_line__price CHECK ((price >= 0)),
  constraint order_line__quantity CHECK ((quantity > 0))
);
-- row level security: forced, each merchant sees his own
