create table export_job (
  merchant_id uuid not null,
  job_id uuid not null,
  made_by text not null,
  kind text not null,
  query jsonb not null,
  state text not null default 'running'::text,
  done bigint not null default 0,
  total bigint not null default 0,
  content bytea,
  problem text not null default ''::text,
  made_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,

  constraint export_job_pkey PRIMARY KEY (merchant_id, job_id),
  constraint export_job__state CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
-- row level security: forced, each merchant sees his own
