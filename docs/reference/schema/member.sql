create table member (
  merchant_id uuid not null,
  member_id uuid not null,
  shop text,
  buyer_ref text not null,
  person uuid,
  tier text not null default '普通'::text,
  tier_rank integer not null default 0,
  tier_until timestamp with time zone,
  orders integer not null default 0,
  spend_365 bigint not null default 0,
  on_time_month integer not null default 0,
  on_time_month_of text not null default ''::text,
  points bigint not null default 0,
  points_pending bigint not null default 0,
  points_debt bigint not null default 0,
  marketing boolean not null default false,
  version integer not null default 1,
  created_at timestamp with time zone not null,

  constraint member_pkey PRIMARY KEY (merchant_id, member_id),
  constraint member__ref UNIQUE NULLS NOT DISTINCT (merchant_id, shop, buyer_ref),
  constraint member__points CHECK (((points >= 0) AND (points_pending >= 0) AND (points_debt >= 0)))
);
CREATE INDEX member__person ON public.member USING btree (merchant_id, person);
CREATE INDEX member__tier ON public.member USING btree (merchant_id, tier_rank, member_id);
-- row level security: forced, each merchant sees his own
