create table on_time_parcel (
  merchant_id uuid not null,
  parcel_id uuid not null,
  member_id uuid not null,
  carrier text not null,
  from_city text not null,
  to_city text not null,
  picked_up_at timestamp with time zone not null,
  collected_from timestamp with time zone,
  signed_at timestamp with time zone not null,
  month text not null,
  standard_minutes integer not null,
  origin text not null,
  samples integer not null,
  on_time boolean not null,
  points integer not null,
  round integer not null default 0,
  reversed_at timestamp with time zone,

  constraint on_time_parcel_pkey PRIMARY KEY (merchant_id, parcel_id)
);
CREATE INDEX on_time_parcel__month ON public.on_time_parcel USING btree (merchant_id, member_id, month);
CREATE INDEX on_time_parcel__signed ON public.on_time_parcel USING btree (merchant_id, signed_at);
-- row level security: forced, each merchant sees his own
