create table case_log (
  merchant_id uuid not null,
  case_id uuid not null,
  no integer not null,
  at timestamp with time zone not null,
  from_state text not null,
  to_state text not null,
  actor text not null,
  text text not null,

  constraint case_log_pkey PRIMARY KEY (merchant_id, case_id, no)
);
-- row level security: forced, each merchant sees his own
