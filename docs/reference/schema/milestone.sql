create table milestone (
  merchant_id uuid not null,
  parcel_id uuid not null,
  kind text not null,
  occurrence bigint not null,
  at timestamp with time zone not null,
  arrived_at timestamp with time zone not null,
  late boolean not null,

  constraint milestone_pkey PRIMARY KEY (merchant_id, parcel_id, kind, occurrence)
) partition by RANGE (parcel_id);
CREATE INDEX milestone__arrived ON ONLY public.milestone USING btree (merchant_id, arrived_at);
-- row level security: forced, each merchant sees his own
