create table account (
  merchant_id uuid not null,
  account_id uuid not null,
  login text not null,
  name text not null,
  password text not null,
  roles text[] not null,
  state text not null default 'active'::text,
  created_at timestamp with time zone not null default now(),

  constraint account_pkey PRIMARY KEY (merchant_id, account_id),
  constraint account__merchant_id_login UNIQUE (merchant_id, login),
  constraint account__roles CHECK ((roles <@ ARRAY['owner'::text, 'operator'::text, 'service'::text, 'warehouse'::text, 'approver'::text, 'developer'::text, 'viewer'::text])),
  constraint account__state CHECK ((state = ANY (ARRAY['active'::text, 'off'::text])))
);
CREATE INDEX account__login ON public.account USING btree (login);
-- row level security: forced, each merchant sees his own
