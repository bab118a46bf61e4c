create table data_key (
  merchant_id uuid not null,
  key_no integer not null,
  wrapped bytea not null,
  uses bigint not null default 0,
  created_at timestamp with time zone not null default now(),

  constraint data_key_pkey PRIMARY KEY (merchant_id, key_no)
);
-- row level security: forced, each merchant sees his own
