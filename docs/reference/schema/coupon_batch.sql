create table coupon_batch (
  merchant_id uuid not null,
  batch text not null,
  name text not null,
  purpose text not null,
  budget bigint not null,
  per_member bigint,
  per_day bigint,
  active_from timestamp with time zone,
  active_to timestamp with time zone,
  reserved bigint not null default 0,
  issued bigint not null default 0,
  created_at timestamp with time zone not null,

  constraint coupon_batch_pkey PRIMARY KEY (merchant_id, batch),
  constraint coupon_batch__budget CHECK (((reserved >= 0) AND (issued >= 0) AND ((reserved + issued) <= budget)))
);
-- row level security: forced, each merchant sees his own
