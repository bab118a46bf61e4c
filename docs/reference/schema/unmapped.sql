create table unmapped (
  merchant_id uuid not null,
  source text not null,
  code text not null,
  carrier text not null,
  count bigint not null,
  last_parcel uuid not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,

  constraint unmapped_pkey PRIMARY KEY (merchant_id, source, code, carrier)
);
-- row level security: forced, each merchant sees his own
