create table buyer_link (
  merchant_id uuid not null,
  link_id uuid not null,
  token_hash bytea not null,
  order_id uuid not null,
  scope text not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,

  constraint buyer_link_pkey PRIMARY KEY (merchant_id, link_id),
  constraint buyer_link__token_hash UNIQUE (token_hash),
  constraint buyer_link__scope CHECK ((scope = 'order'::text))
);
CREATE INDEX buyer_link__order ON public.buyer_link USING btree (merchant_id, order_id);
-- row level security: forced, each merchant sees his own
