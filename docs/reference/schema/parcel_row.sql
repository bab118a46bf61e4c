create table parcel_row (
  merchant_id uuid not null,
  parcel_id uuid not null,
  carrier text not null,
  number text collate "C" not null,
  order_number text collate "C",
  shop text,
  status text not null,
  substatus text not null,
  since timestamp with time zone not null,
  anomalies text[] not null default '{}'::text[],
  troubled boolean not null default false,
  changed_at timestamp with time zone not null,
  expected_at timestamp with time zone,
  delivered_at timestamp with time zone,

  constraint parcel_row_pkey PRIMARY KEY (merchant_id, parcel_id)
);
CREATE INDEX parcel_row__changed ON public.parcel_row USING btree (merchant_id, changed_at DESC, parcel_id DESC);
CREATE INDEX parcel_row__expected ON public.parcel_row USING btree (merchant_id, expected_at, parcel_id) WHERE (expected_at IS NOT NULL);
CREATE INDEX parcel_row__number ON public.parcel_row USING btree (merchant_id, number);
CREATE INDEX parcel_row__order ON public.parcel_row USING btree (merchant_id, order_number);
CREATE INDEX parcel_row__status ON public.parcel_row USING btree (merchant_id, status, changed_at DESC, parcel_id DESC);
CREATE INDEX parcel_row__troubled ON public.parcel_row USING btree (merchant_id, changed_at DESC, parcel_id DESC) WHERE troubled;
-- row level security: forced, each merchant sees his own
