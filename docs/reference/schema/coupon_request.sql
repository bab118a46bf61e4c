create table coupon_request (
  merchant_id uuid not null,
  key text not null,
  request_hash text not null,
  refused text,
  coupon_id uuid,
  at timestamp with time zone not null,

  constraint coupon_request_pkey PRIMARY KEY (merchant_id, key),
  constraint coupon_request__answer CHECK (((refused IS NULL) = (coupon_id IS NOT NULL)))
);
-- row level security: forced, each merchant sees his own
