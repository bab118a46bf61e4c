create table second_factor (
  merchant_id uuid not null,
  account_id uuid not null,
  secret bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  recovery bytea[] not null default '{}'::bytea[],

  constraint second_factor_pkey PRIMARY KEY (merchant_id, account_id)
);
-- row level security: forced, each merchant sees his own
