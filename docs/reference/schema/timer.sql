create table timer (
  merchant_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  wake_at timestamp with time zone not null,

  constraint timer_pkey PRIMARY KEY (merchant_id, subject_kind, subject_id)
);
CREATE INDEX timer__due ON public.timer USING btree (wake_at);
-- row level security: forced, each merchant sees his own
