create table idempotency (
  merchant_id uuid not null,
  actor text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  content_type text,
  answer bytea,
  lease_until timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),

  constraint idempotency_pkey PRIMARY KEY (merchant_id, actor, key),
  constraint idempotency__answer CHECK (((status IS NULL) = (answer IS NULL)))
);
CREATE INDEX idempotency__created_at ON public.idempotency USING btree (created_at);
-- row level security: forced, each merchant sees his own
