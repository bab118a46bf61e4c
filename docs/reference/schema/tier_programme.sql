create table tier_programme (
  merchant_id uuid not null,
  programme text not null,
  metric text not null,
  tiers jsonb not null,
  validity text not null,
  grace_days integer not null default 0,
  undo_days integer not null default 0,
  downgrade text not null,

  constraint tier_programme_pkey PRIMARY KEY (merchant_id, programme),
  constraint tier_programme__downgrade CHECK ((downgrade = ANY (ARRAY['ONE_DOWN'::text, 'BY_METRIC'::text]))),
  constraint tier_programme__metric CHECK ((metric = ANY (ARRAY['SPEND_365'::text, 'ON_TIME_MONTH'::text]))),
  constraint tier_programme__validity CHECK ((validity = ANY (ARRAY['DAYS_365'::text, 'END_OF_NEXT_MONTH'::text])))
);
-- row level security: forced, each merchant sees his own
