create table flow_budget (
  merchant_id uuid not null,
  flow_id text collate "C" not null,
  name text not null,
  from_at timestamp with time zone not null,
  drawn bigint not null,

  constraint flow_budget_pkey PRIMARY KEY (merchant_id, flow_id, name, from_at),
  constraint flow_budget__drawn CHECK ((drawn >= 0))
);
-- row level security: forced, each merchant sees his own
