create table recovery (
  merchant_id uuid not null,
  recovery_id uuid not null,
  case_id uuid not null,
  parcel_id uuid,
  carrier text not null,
  ground text not null,
  clause text not null,
  expected bigint not null,
  currency text not null,
  lines jsonb not null default '[]'::jsonb,
  clocks jsonb not null default '[]'::jsonb,
  state text not null default 'open'::text,
  opened_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,

  constraint recovery_pkey PRIMARY KEY (merchant_id, recovery_id),
  constraint recovery__case UNIQUE (merchant_id, case_id),
  constraint recovery__expected CHECK ((expected >= 0)),
  constraint recovery__state CHECK ((state = ANY (ARRAY['open'::text, 'dropped'::text])))
);
CREATE INDEX recovery__carrier ON public.recovery USING btree (merchant_id, carrier, state);
-- row level security: forced, each merchant sees his own
