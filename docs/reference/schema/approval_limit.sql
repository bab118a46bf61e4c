create table approval_limit (
  merchant_id uuid not null,
  role text not null,
  most bigint not null,

  constraint approval_limit_pkey PRIMARY KEY (merchant_id, role),
  constraint approval_limit__most CHECK ((most >= 0))
);
-- row level security: forced, each merchant sees his own
