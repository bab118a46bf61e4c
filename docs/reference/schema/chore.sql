create table chore (
  name text not null,
  next_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  taken_by uuid,
  done_at timestamp with time zone,
  trouble text,

  constraint chore_pkey PRIMARY KEY (name)
);
-- no row level security: holds nothing of a merchant
