create table carrier_contract (
  merchant_id uuid not null,
  carrier text not null,
  freight_times integer not null,
  most_uninsured bigint,
  clause text not null,

  constraint carrier_contract_pkey PRIMARY KEY (merchant_id, carrier)
);
-- row level security: forced, each merchant sees his own
