create table request_log (
  merchant_id uuid not null,
  request_id uuid not null,
  trace_id text not null,
  at timestamp with time zone not null,
  key_id uuid not null,
  method text not null,
  path text not null,
  status integer not null,
  millis integer not null,
  code text not null default ''::text,
  fields text[] not null default '{}'::text[],

  constraint request_log_pkey PRIMARY KEY (merchant_id, request_id)
);
CREATE INDEX request_log__trace ON public.request_log USING btree (merchant_id, trace_id);
-- row level security: forced, each merchant sees his own
