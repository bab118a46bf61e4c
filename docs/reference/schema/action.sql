create table action (
  merchant_id uuid not null,
  subject_id uuid not null,
  key text not null,
  action_id uuid not null,
  kind text not null,
  subject_kind text not null,
  parcel_id uuid,
  order_id uuid,
  body jsonb not null,
  guard jsonb not null,
  guard_group text not null default ''::text,
  receipt jsonb not null,
  state text not null default 'waiting'::text,
  due_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  until timestamp with time zone,
  attempt integer not null default 0,
  look_ups integer not null default 0,
  in_doubt boolean not null default false,
  by_wish boolean not null default false,
  endpoint text,
  lease_until timestamp with time zone,
  lease_node uuid,
  fence bigint not null default 0,
  answer jsonb,
  reason text,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,

  constraint action_pkey PRIMARY KEY (merchant_id, subject_id, key),
  constraint action__answer CHECK (((answer IS NULL) OR (state = 'done'::text))),
  constraint action__attempt CHECK ((attempt >= 0)),
  constraint action__doubt CHECK (((NOT in_doubt) OR (state = ANY (ARRAY['waiting'::text, 'dead'::text])))),
  constraint action__over CHECK (((state = 'waiting'::text) = (done_at IS NULL))),
  constraint action__state CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'dead'::text, 'cancelled'::text])))
) partition by RANGE (subject_id);
CREATE INDEX action__dead ON ONLY public.action USING btree (merchant_id, done_at) WHERE (state = 'dead'::text);
CREATE INDEX action__due ON ONLY public.action USING btree (due_at, action_id) WHERE (state = 'waiting'::text);
CREATE INDEX action__id ON ONLY public.action USING btree (merchant_id, action_id);
CREATE INDEX action__order ON ONLY public.action USING btree (merchant_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX action__parcel ON ONLY public.action USING btree (merchant_id, parcel_id) WHERE (parcel_id <> subject_id);
CREATE INDEX action__webhook ON ONLY public.action USING btree (merchant_id, action_id) WHERE (kind = 'webhook'::text);
-- row level security: forced, each merchant sees his own
