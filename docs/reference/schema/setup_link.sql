create table setup_link (
  token_hash bytea not null,
  ends_at timestamp with time zone not null,

  constraint setup_link_pkey PRIMARY KEY (token_hash)
);
-- no row level security: holds nothing of a merchant
