create table push (
  merchant_id uuid not null,
  push_id uuid not null,
  connection_id uuid not null,
  connector text not null,
  arrived_at timestamp with time zone not null,
  reports integer not null,
  sealed bytea not null,

  constraint push_pkey PRIMARY KEY (merchant_id, push_id)
) partition by RANGE (push_id);
CREATE INDEX push__connection ON ONLY public.push USING btree (merchant_id, connection_id, push_id);
-- row level security: forced, each merchant sees his own
