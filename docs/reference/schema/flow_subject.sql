create table flow_subject (
  merchant_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  state text not null,

  constraint flow_subject_pkey PRIMARY KEY (merchant_id, subject_kind, subject_id)
) with (fillfactor=80);
-- row level security: forced, each merchant sees his own
