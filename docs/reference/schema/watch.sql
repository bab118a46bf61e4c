create table watch (
  merchant_id uuid not null,
  parcel_id uuid not null,
  connection_id uuid not null,
  state text not null default 'none'::text,
  reason text,
  asked_at timestamp with time zone,
  pulled_at timestamp with time zone,

  constraint watch_pkey PRIMARY KEY (merchant_id, parcel_id, connection_id),
  constraint watch__state CHECK ((state = ANY (ARRAY['none'::text, 'watching'::text, 'refused'::text, 'ended'::text])))
);
-- row level security: forced, each merchant sees his own
