create table webhook_endpoint (
  merchant_id uuid not null,
  endpoint_id uuid not null,
  name text not null,
  url text not null,
  types text[] not null,
  secret bytea not null,
  old_secret bytea,
  old_until timestamp with time zone,
  state text not null default 'on'::text,
  reason text,
  failing_since timestamp with time zone,
  created_at timestamp with time zone not null,

  constraint webhook_endpoint_pkey PRIMARY KEY (merchant_id, endpoint_id),
  constraint webhook_endpoint__name UNIQUE (merchant_id, name),
  constraint webhook_endpoint__state CHECK ((state = ANY (ARRAY['on'::text, 'off'::text])))
);
-- row level security: forced, each merchant sees his own
