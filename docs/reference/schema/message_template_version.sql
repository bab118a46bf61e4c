create table message_template_version (
  merchant_id uuid not null,
  template text not null,
  version integer not null,
  yaml text not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,

  constraint message_template_version_pkey PRIMARY KEY (merchant_id, template, version)
);
-- row level security: forced, each merchant sees his own
