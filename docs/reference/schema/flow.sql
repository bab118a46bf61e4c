create table flow (
  merchant_id uuid not null,
  flow_id text collate "C" not null,
  version integer not null default 0,
  enabled boolean not null default false,
  draft text,
  stopped text,
  stopped_at timestamp with time zone,
  deleted_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  changed_by text not null,

  constraint flow_pkey PRIMARY KEY (merchant_id, flow_id),
  constraint flow__enabled CHECK (((NOT enabled) OR ((version > 0) AND (deleted_at IS NULL) AND (stopped IS NULL)))),
  constraint flow__version CHECK ((version >= 0))
);
-- row level security: forced, each merchant sees his own
