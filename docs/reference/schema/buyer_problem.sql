create table buyer_problem (
  merchant_id uuid not null,
  problem_id uuid not null,
  order_id uuid not null,
  kind text not null,
  ticket_id uuid,
  at timestamp with time zone not null,

  constraint buyer_problem_pkey PRIMARY KEY (merchant_id, problem_id)
);
CREATE INDEX buyer_problem__order ON public.buyer_problem USING btree (merchant_id, order_id);
-- row level security: forced, each merchant sees his own
