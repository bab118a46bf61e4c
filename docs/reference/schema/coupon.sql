create table coupon (
  merchant_id uuid not null,
  coupon_id uuid not null,
  batch text not null,
  member_id uuid,
  key text not null,
  code text not null,
  face bigint not null,
  currency text not null default 'CNY'::text,
  min_spend bigint not null default 0,
  state text not null,
  reserved_on date not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  parcel_id uuid,
  used_by uuid,
  used_value bigint,
  used_at timestamp with time zone,
  cause text not null default ''::text,

  constraint coupon_pkey PRIMARY KEY (merchant_id, coupon_id),
  constraint coupon__code UNIQUE (merchant_id, code),
  constraint coupon__key UNIQUE (merchant_id, key),
  constraint coupon__face CHECK (((face > 0) AND (min_spend >= 0))),
  constraint coupon__state CHECK ((state = ANY (ARRAY['reserved'::text, 'open'::text, 'used'::text, 'expired'::text, 'revoked'::text, 'failed'::text]))),
  constraint coupon__used CHECK (((state = 'used'::text) = (used_by IS NOT NULL)))
);
CREATE INDEX coupon__batch ON public.coupon USING btree (merchant_id, batch, coupon_id);
CREATE INDEX coupon__day ON public.coupon USING btree (merchant_id, batch, reserved_on);
CREATE INDEX coupon__member ON public.coupon USING btree (merchant_id, member_id, batch);
CREATE INDEX coupon__parcel ON public.coupon USING btree (merchant_id, parcel_id) WHERE (parcel_id IS NOT NULL);
CREATE INDEX coupon__used_by ON public.coupon USING btree (merchant_id, used_by) WHERE (used_by IS NOT NULL);
-- row level security: forced, each merchant sees his own
