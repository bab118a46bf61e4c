create table anomaly (
  merchant_id uuid not null,
  parcel_id uuid not null,
  type text not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  arrived_at timestamp with time zone not null,
  late boolean not null,
  why text not null,

  constraint anomaly_pkey PRIMARY KEY (merchant_id, parcel_id, type, opened_at)
) partition by RANGE (parcel_id);
CREATE INDEX anomaly__arrived ON ONLY public.anomaly USING btree (arrived_at, merchant_id);
-- row level security: forced, each merchant sees his own
