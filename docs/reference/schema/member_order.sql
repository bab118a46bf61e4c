create table member_order (
  merchant_id uuid not null,
  member_id uuid not null,
  order_id uuid not null,
  paid bigint not null,
  paid_on date not null,
  cancelled boolean not null default false,

  constraint member_order_pkey PRIMARY KEY (merchant_id, order_id),
  constraint member_order__paid CHECK ((paid >= 0))
);
CREATE INDEX member_order__spend ON public.member_order USING btree (merchant_id, member_id, paid_on);
-- row level security: forced, each merchant sees his own
