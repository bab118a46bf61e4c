create table approval (
  merchant_id uuid not null,
  approval_id uuid not null,
  key text not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  parcel_id uuid,
  order_id uuid,
  case_id uuid,
  title text not null,
  role text not null,
  amount bigint,
  currency text not null default 'CNY'::text,
  why jsonb not null default '[]'::jsonb,
  receipt jsonb not null default '{}'::jsonb,
  caused_by text[] not null,
  on_timeout text not null default 'refuse'::text,
  state text not null default 'waiting'::text,
  escalated boolean not null default false,
  due_at timestamp with time zone,
  created_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  reason text not null default ''::text,

  constraint approval_pkey PRIMARY KEY (merchant_id, approval_id),
  constraint approval__key UNIQUE (merchant_id, key),
  constraint approval__decided CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint approval__state CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'timed_out'::text, 'cancelled'::text]))),
  constraint approval__timeout CHECK ((on_timeout = ANY (ARRAY['refuse'::text, 'escalate'::text])))
);
CREATE INDEX approval__case ON public.approval USING btree (merchant_id, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX approval__state ON public.approval USING btree (merchant_id, state, approval_id);
-- row level security: forced, each merchant sees his own
