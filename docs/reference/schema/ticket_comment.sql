create table ticket_comment (
  merchant_id uuid not null,
  ticket_id uuid not null,
  no integer not null,
  at timestamp with time zone not null,
  actor text not null,
  words bytea not null,

  constraint ticket_comment_pkey PRIMARY KEY (merchant_id, ticket_id, no)
);
-- row level security: forced, each merchant sees his own
