create table money_ledger (
  merchant_id uuid not null,
  ledger_id uuid not null,
  key text not null,
  kind text not null,
  case_id uuid,
  order_id uuid,
  parcel_id uuid,
  member_id uuid,
  amount bigint not null,
  currency text not null,
  provider_id text not null default ''::text,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default now(),

  constraint money_ledger_pkey PRIMARY KEY (merchant_id, ledger_id),
  constraint money_ledger__key UNIQUE (merchant_id, key),
  constraint money_ledger__amount CHECK ((amount > 0))
);
CREATE INDEX money_ledger__order ON public.money_ledger USING btree (merchant_id, order_id);
-- row level security: forced, each merchant sees his own
