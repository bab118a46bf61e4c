create table transit_time (
  merchant_id uuid not null,
  parcel_id uuid not null,
  carrier text not null,
  from_city text not null,
  to_city text not null,
  minutes integer not null,
  signed_at timestamp with time zone not null,

  constraint transit_time_pkey PRIMARY KEY (merchant_id, parcel_id)
);
CREATE INDEX transit_time__lane ON public.transit_time USING btree (merchant_id, carrier, from_city, to_city, signed_at DESC) INCLUDE (minutes);
-- row level security: forced, each merchant sees his own
