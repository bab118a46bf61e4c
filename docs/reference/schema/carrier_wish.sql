create table carrier_wish (
  merchant_id uuid not null,
  wish_id uuid not null,
  name text not null,
  address text not null default ''::text,
  words text not null default ''::text,
  made_by text not null,
  made_at timestamp with time zone not null,

  constraint carrier_wish_pkey PRIMARY KEY (merchant_id, wish_id)
);
-- row level security: forced, each merchant sees his own
