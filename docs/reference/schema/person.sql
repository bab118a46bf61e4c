create table person (
  merchant_id uuid not null,
  person_id uuid not null,
  sealed bytea not null,
  phone_hash bytea,
  phone4_hash bytea,
  name_hash bytea,
  created_at timestamp with time zone not null default now(),

  constraint person_pkey PRIMARY KEY (merchant_id, person_id)
);
CREATE INDEX person__name ON public.person USING btree (merchant_id, name_hash);
CREATE INDEX person__phone ON public.person USING btree (merchant_id, phone_hash);
CREATE INDEX person__phone4 ON public.person USING btree (merchant_id, phone4_hash);
-- row level security: forced, each merchant sees his own
