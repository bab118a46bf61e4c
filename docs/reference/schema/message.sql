create table message (
  merchant_id uuid not null,
  message_id uuid not null,
  action_id uuid,
  key text not null,
  parcel_id uuid,
  order_id uuid,
  member_id uuid,
  person uuid,
  channel text not null,
  connection_id uuid not null,
  audience text not null,
  template text not null,
  purpose text not null,
  marketing boolean not null default false,
  state text not null,
  provider_id text,
  cost_fen bigint not null default 0,
  spent_on date,
  sealed bytea,
  reason text,
  tried jsonb not null default '[]'::jsonb,
  at timestamp with time zone not null,
  changed_at timestamp with time zone not null,

  constraint message_pkey PRIMARY KEY (merchant_id, message_id),
  constraint message__once UNIQUE (merchant_id, key, channel),
  constraint message__state CHECK ((state = ANY (ARRAY['sending'::text, 'unknown'::text, 'accepted'::text, 'delivered'::text, 'failed'::text, 'refused'::text, 'cancelled'::text, 'awaiting_staff'::text])))
);
CREATE INDEX message__member ON public.message USING btree (merchant_id, member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX message__order ON public.message USING btree (merchant_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX message__parcel ON public.message USING btree (merchant_id, parcel_id) WHERE (parcel_id IS NOT NULL);
CREATE INDEX message__person ON public.message USING btree (merchant_id, person) WHERE (person IS NOT NULL);
CREATE INDEX message__provider ON public.message USING btree (merchant_id, provider_id) WHERE (provider_id IS NOT NULL);
-- row level security: forced, each merchant sees his own
