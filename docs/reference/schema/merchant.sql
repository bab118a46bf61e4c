create table merchant (
  merchant_id uuid not null,
  code text not null,
  name text not null,
  config_version bigint not null default 1,
  created_at timestamp with time zone not null default now(),

  constraint merchant_pkey PRIMARY KEY (merchant_id),
  constraint merchant__code UNIQUE (code)
);
-- row level security: forced, each merchant sees his own
