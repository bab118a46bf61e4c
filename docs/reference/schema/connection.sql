create table connection (
  merchant_id uuid not null,
  connection_id uuid not null,
  connector text not null,
  role text not null,
  name text not null,
  settings bytea not null,
  hook_key text not null,
  state text not null default 'on'::text,
  last_event_at timestamp with time zone,
  refused_count bigint not null default 0,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),

  constraint connection_pkey PRIMARY KEY (merchant_id, connection_id),
  constraint connection__hook_key UNIQUE (hook_key),
  constraint connection__state CHECK ((state = ANY (ARRAY['on'::text, 'off'::text])))
);
-- row level security: forced, each merchant sees his own
