create table attempt (
  key_hash bytea not null,
  begun_at timestamp with time zone not null,
  tries integer not null,

  constraint attempt_pkey PRIMARY KEY (key_hash)
);
-- no row level security: holds nothing of a merchant
