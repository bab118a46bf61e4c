create table payment (
  merchant_id uuid not null,
  case_id uuid not null,
  key text not null,
  way text not null,
  amount bigint not null,
  currency text not null,
  state text not null,
  provider_id text not null default ''::text,
  reason text not null default ''::text,
  updated_at timestamp with time zone not null,

  constraint payment_pkey PRIMARY KEY (merchant_id, key),
  constraint payment__amount CHECK ((amount > 0)),
  constraint payment__state CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'accepted'::text, 'paid'::text, 'refused'::text, 'unknown'::text]))),
  constraint payment__way CHECK ((way = ANY (ARRAY['credit'::text, 'payout'::text])))
);
CREATE INDEX payment__case ON public.payment USING btree (merchant_id, case_id);
-- row level security: forced, each merchant sees his own
