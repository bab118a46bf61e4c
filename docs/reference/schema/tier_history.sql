create table tier_history (
  merchant_id uuid not null,
  history_id uuid not null,
  member_id uuid not null,
  programme text not null,
  from_rank integer not null,
  to_rank integer not null,
  reason text not null,
  metric bigint not null,
  cause text not null,
  at timestamp with time zone not null,

  constraint tier_history_pkey PRIMARY KEY (merchant_id, history_id)
);
CREATE INDEX tier_history__member ON public.tier_history USING btree (merchant_id, member_id, history_id);
-- row level security: forced, each merchant sees his own
