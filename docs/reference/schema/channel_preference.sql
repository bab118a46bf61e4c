create table channel_preference (
  merchant_id uuid not null,
  subject_id uuid not null,
  channels text[] not null,
  at timestamp with time zone not null,

  constraint channel_preference_pkey PRIMARY KEY (merchant_id, subject_id)
);
-- row level security: forced, each merchant sees his own
