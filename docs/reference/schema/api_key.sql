create table api_key (
  merchant_id uuid not null,
  key_id uuid not null,
  name text not null,
  key_hash bytea not null,
  hint text not null,
  roles text[] not null,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  scopes text[] not null default '{}'::text[],

  constraint api_key_pkey PRIMARY KEY (merchant_id, key_id),
  constraint api_key__key_hash UNIQUE (key_hash),
  constraint api_key__roles CHECK ((roles <@ ARRAY['owner'::text, 'operator'::text, 'service'::text, 'warehouse'::text, 'approver'::text, 'developer'::text, 'viewer'::text]))
);
-- row level security: forced, each merchant sees his own
