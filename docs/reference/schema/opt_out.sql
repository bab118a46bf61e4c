create table opt_out (
  merchant_id uuid not null,
  channel text not null,
  address_hash bytea not null,
  words text not null,
  at timestamp with time zone not null,

  constraint opt_out_pkey PRIMARY KEY (merchant_id, channel, address_hash)
);
-- row level security: forced, each merchant sees his own
