create table refusal (
  merchant_id uuid not null,
  connection_id uuid not null,
  minute timestamp with time zone not null,
  reason text not null,
  count bigint not null,

  constraint refusal_pkey PRIMARY KEY (merchant_id, connection_id, minute, reason)
);
-- row level security: forced, each merchant sees his own
