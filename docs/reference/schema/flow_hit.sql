create table flow_hit (
  merchant_id uuid not null,
  flow_id text collate "C" not null,
  at timestamp with time zone not null,
  subject_id uuid not null,
  occurrence text not null,
  subject_kind text not null,
  version integer not null,
  actions integer not null,
  money bigint not null,

  constraint flow_hit_pkey PRIMARY KEY (merchant_id, flow_id, at, subject_id, occurrence)
);
-- row level security: forced, each merchant sees his own
