create table quarantine (
  merchant_id uuid not null,
  quarantine_id uuid not null,
  connection_id uuid not null,
  connector text not null,
  number text not null,
  reason text not null,
  sealed bytea not null,
  arrived_at timestamp with time zone not null,
  redriven_at timestamp with time zone,
  push_id uuid,

  constraint quarantine_pkey PRIMARY KEY (merchant_id, quarantine_id)
);
-- row level security: forced, each merchant sees his own
