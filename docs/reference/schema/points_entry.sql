create table points_entry (
  merchant_id uuid not null,
  entry_id uuid not null,
  member_id uuid not null,
  type text not null,
  points bigint not null,
  debt_change bigint not null default 0,
  key text not null,
  request_hash text not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default now(),
  reference text not null default ''::text,
  rule text not null default ''::text,
  operator text not null default ''::text,
  why jsonb not null default '{}'::jsonb,

  constraint points_entry_pkey PRIMARY KEY (merchant_id, entry_id),
  constraint points_entry__key UNIQUE (merchant_id, key)
);
CREATE INDEX points_entry__member ON public.points_entry USING btree (merchant_id, member_id, entry_id);
-- row level security: forced, each merchant sees his own
