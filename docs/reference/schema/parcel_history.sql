create table parcel_history (
  merchant_id uuid not null,
  parcel_id uuid not null,
  scan_id bigint not null,
  source text not null,
  code text not null,
  at timestamp with time zone not null,
  arrived_at timestamp with time zone not null,
  substatus text not null,
  sealed bytea not null,

  constraint parcel_history_pkey PRIMARY KEY (merchant_id, parcel_id, scan_id)
) partition by RANGE (parcel_id);
-- row level security: forced, each merchant sees his own
