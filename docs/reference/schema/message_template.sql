create table message_template (
  merchant_id uuid not null,
  template text not null,
  yaml text not null,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  changed_by text not null,

  constraint message_template_pkey PRIMARY KEY (merchant_id, template)
);
-- row level security: forced, each merchant sees his own
