create table coupon_event (
  merchant_id uuid not null,
  event_id uuid not null,
  coupon_id uuid not null,
  batch text not null,
  type text not null,
  face bigint not null,
  order_id uuid,
  reason text not null default ''::text,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default now(),

  constraint coupon_event_pkey PRIMARY KEY (merchant_id, event_id)
);
CREATE INDEX coupon_event__batch ON public.coupon_event USING btree (merchant_id, batch, type);
CREATE INDEX coupon_event__coupon ON public.coupon_event USING btree (merchant_id, coupon_id, event_id);
-- row level security: forced, each merchant sees his own
