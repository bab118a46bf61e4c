create table session (
  merchant_id uuid not null,
  session_id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  device text not null default ''::text,
  address text not null default ''::text,

  constraint session_pkey PRIMARY KEY (merchant_id, session_id),
  constraint session__token_hash UNIQUE (token_hash)
);
-- row level security: forced, each merchant sees his own
