create table case_ (
  merchant_id uuid not null,
  case_id uuid not null,
  type text not null,
  key text not null,
  parcel_id uuid,
  order_id uuid,
  member_id uuid,
  reason text not null,
  degree text,
  state text not null,
  amount bigint,
  currency text not null default 'CNY'::text,
  at_most bigint,
  approve_above bigint,
  facts jsonb not null default '{}'::jsonb,
  calculation jsonb not null default '{}'::jsonb,
  clocks jsonb not null default '[]'::jsonb,
  receipt jsonb not null default '{}'::jsonb,
  caused_by text not null,
  why text not null default ''::text,
  opened_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  paid_at timestamp with time zone,
  updated_at timestamp with time zone not null,

  constraint case__pkey PRIMARY KEY (merchant_id, case_id),
  constraint case___key UNIQUE (merchant_id, key),
  constraint case___amount CHECK (((amount IS NULL) OR (amount >= 0))),
  constraint case___paid CHECK (((state = 'paid'::text) = (paid_at IS NOT NULL)))
);
CREATE UNIQUE INDEX case___one ON public.case_ USING btree (merchant_id, parcel_id, type, reason) WHERE (state <> ALL (ARRAY['cancelled'::text, 'refused'::text]));
CREATE INDEX case___order ON public.case_ USING btree (merchant_id, order_id, case_id) WHERE (order_id IS NOT NULL);
CREATE INDEX case___parcel ON public.case_ USING btree (merchant_id, parcel_id, case_id) WHERE (parcel_id IS NOT NULL);
CREATE INDEX case___state ON public.case_ USING btree (merchant_id, state, case_id);
-- row level security: forced, each merchant sees his own
