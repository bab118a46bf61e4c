create table backtest_job (
  merchant_id uuid not null,
  job_id uuid not null,
  flow_id text collate "C" not null,
  yaml text not null,
  days integer not null,
  state text not null default 'waiting'::text,
  done bigint not null default 0,
  total bigint not null default 0,
  result jsonb,
  reason text,
  created_at timestamp with time zone not null,
  created_by text not null,
  finished_at timestamp with time zone,
  alive_until timestamp with time zone,

  constraint backtest_job_pkey PRIMARY KEY (merchant_id, job_id),
  constraint backtest_job__days CHECK (((days >= 1) AND (days <= 400))),
  constraint backtest_job__state CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX backtest_job__flow ON public.backtest_job USING btree (merchant_id, flow_id, created_at DESC);
-- row level security: forced, each merchant sees his own
