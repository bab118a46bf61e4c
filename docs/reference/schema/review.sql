create table review (
  merchant_id uuid not null,
  order_id uuid not null,
  stars integer not null,
  words bytea not null,
  at timestamp with time zone not null,

  constraint review_pkey PRIMARY KEY (merchant_id, order_id),
  constraint review__stars CHECK (((stars >= 1) AND (stars <= 5)))
);
-- row level security: forced, each merchant sees his own
