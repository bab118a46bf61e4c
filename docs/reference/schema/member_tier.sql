create table member_tier (
  merchant_id uuid not null,
  member_id uuid not null,
  programme text not null,
  rank integer not null,
  since date,
  until date,
  grace_until date,

  constraint member_tier_pkey PRIMARY KEY (merchant_id, member_id, programme)
);
-- row level security: forced, each merchant sees his own
