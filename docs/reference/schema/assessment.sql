create table assessment (
  merchant_id uuid not null,
  version integer not null,
  body jsonb not null,
  pay_by text not null default 'credit'::text,
  changed_by text not null,
  changed_at timestamp with time zone not null,

  constraint assessment_pkey PRIMARY KEY (merchant_id, version),
  constraint assessment__pay_by CHECK ((pay_by = ANY (ARRAY['credit'::text, 'payout'::text])))
);
-- row level security: forced, each merchant sees his own
