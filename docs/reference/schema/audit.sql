create table audit (
  merchant_id uuid not null,
  audit_id uuid not null,
  at timestamp with time zone not null,
  actor text not null,
  actor_name text not null,
  kind text not null,
  subject text not null,
  detail jsonb not null,
  written_at timestamp with time zone not null default now(),

  constraint audit_pkey PRIMARY KEY (merchant_id, audit_id)
);
-- row level security: forced, each merchant sees his own
