create table ticket (
  merchant_id uuid not null,
  ticket_id uuid not null,
  key text not null,
  kind text not null,
  title text not null,
  suggestion text not null default ''::text,
  words bytea,
  parcel_id uuid,
  order_id uuid,
  case_id uuid,
  member_id uuid,
  priority text not null,
  assignee text not null default ''::text,
  state text not null default 'open'::text,
  due_at timestamp with time zone,
  receipt jsonb not null default '{}'::jsonb,
  caused_by text not null,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by text,

  constraint ticket_pkey PRIMARY KEY (merchant_id, ticket_id),
  constraint ticket__key UNIQUE (merchant_id, key),
  constraint ticket__done CHECK (((state = 'done'::text) = (done_at IS NOT NULL))),
  constraint ticket__priority CHECK ((priority = ANY (ARRAY['LOW'::text, 'NORMAL'::text, 'HIGH'::text, 'URGENT'::text]))),
  constraint ticket__state CHECK ((state = ANY (ARRAY['open'::text, 'done'::text])))
);
CREATE INDEX ticket__order ON public.ticket USING btree (merchant_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX ticket__parcel ON public.ticket USING btree (merchant_id, parcel_id, ticket_id) WHERE (parcel_id IS NOT NULL);
CREATE INDEX ticket__state ON public.ticket USING btree (merchant_id, state, ticket_id);
-- row level security: forced, each merchant sees his own
