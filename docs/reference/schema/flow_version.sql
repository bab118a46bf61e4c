create table flow_version (
  merchant_id uuid not null,
  flow_id text collate "C" not null,
  version integer not null,
  yaml text not null,
  published_at timestamp with time zone not null,
  published_by text not null,

  constraint flow_version_pkey PRIMARY KEY (merchant_id, flow_id, version)
);
-- row level security: forced, each merchant sees his own
