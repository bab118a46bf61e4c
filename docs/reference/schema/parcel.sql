create table parcel (
  merchant_id uuid not null,
  parcel_id uuid not null,
  carrier text not null,
  number text not null,
  order_id uuid,
  bound_at timestamp with time zone,
  created_at timestamp with time zone not null,
  status text not null default 'NO_TRACE'::text,
  substatus text not null default 'NO_TRACE.NONE'::text,
  since timestamp with time zone not null,
  last_scan_at timestamp with time zone,
  heard_at timestamp with time zone,
  origin text not null default ''::text,
  origin_at timestamp with time zone,
  place text not null default ''::text,
  place_at timestamp with time zone,
  trail bytea not null default '\x'::bytea,
  anomalies text[] not null default '{}'::text[],
  unmapped integer not null default 0,
  read_version integer not null default 0,

  constraint parcel_pkey PRIMARY KEY (merchant_id, parcel_id),
  constraint parcel__number UNIQUE (merchant_id, carrier, number)
) with (fillfactor=75);
CREATE INDEX parcel__order ON public.parcel USING btree (merchant_id, order_id) WHERE (order_id IS NOT NULL);
-- row level security: forced, each merchant sees his own
