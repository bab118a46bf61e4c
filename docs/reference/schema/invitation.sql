create table invitation (
  merchant_id uuid not null,
  invitation_id uuid not null,
  login text not null,
  name text not null,
  roles text[] not null,
  token_hash bytea not null,
  made_by text not null,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,

  constraint invitation_pkey PRIMARY KEY (merchant_id, invitation_id),
  constraint invitation__token_hash UNIQUE (token_hash),
  constraint invitation__roles CHECK ((roles <@ ARRAY['owner'::text, 'operator'::text, 'service'::text, 'warehouse'::text, 'approver'::text, 'developer'::text, 'viewer'::text]))
);
-- row level security: forced, each merchant sees his own
