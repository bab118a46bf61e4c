create table consent (
  merchant_id uuid not null,
  channel text not null,
  address_hash bytea not null,
  purpose text not null,
  proof text not null,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,

  constraint consent_pkey PRIMARY KEY (merchant_id, channel, address_hash, purpose)
);
-- row level security: forced, each merchant sees his own
