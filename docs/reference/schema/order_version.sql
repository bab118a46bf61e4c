create table order_version (
  merchant_id uuid not null,
  order_id uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  paid bigint not null,
  paid_at timestamp with time zone,
  type text not null,
  line_count integer not null,
  weight_g integer not null,
  province text not null,
  city text not null,
  coupons text[] not null,
  member_id uuid,
  problem_open boolean not null,

  constraint order_version_pkey PRIMARY KEY (merchant_id, order_id, version)
);
-- row level security: forced, each merchant sees his own
