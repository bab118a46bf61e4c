create table saved_view (
  merchant_id uuid not null,
  account_id uuid not null,
  view_id uuid not null,
  page text not null,
  name text not null,
  query jsonb not null,
  place integer not null default 0,
  changed_at timestamp with time zone not null default now(),

  constraint saved_view_pkey PRIMARY KEY (merchant_id, account_id, view_id),
  constraint saved_view__name UNIQUE (merchant_id, account_id, page, name)
);
-- row level security: forced, each merchant sees his own
