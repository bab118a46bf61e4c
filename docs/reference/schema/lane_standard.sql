create table lane_standard (
  merchant_id uuid not null,
  carrier text not null,
  from_city text not null,
  to_city text not null,
  own_minutes integer,
  own_by text,
  learned_minutes integer,
  samples integer not null default 0,
  updated_at timestamp with time zone not null,

  constraint lane_standard_pkey PRIMARY KEY (merchant_id, carrier, from_city, to_city),
  constraint lane_standard__own CHECK (((own_minutes IS NULL) OR ((own_minutes >= 1) AND (own_minutes <= 525600))))
);
-- row level security: forced, each merchant sees his own
