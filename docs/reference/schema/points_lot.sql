create table points_lot (
  merchant_id uuid not null,
  lot_id uuid not null,
  member_id uuid not null,
  source text not null,
  rule text not null,
  amount bigint not null,
  pending bigint not null,
  available bigint not null,
  held bigint not null,
  spent bigint not null,
  expired bigint not null,
  clawed bigint not null,
  taken_back bigint not null default 0,
  earned_on date not null,
  expires_on date,

  constraint points_lot_pkey PRIMARY KEY (merchant_id, lot_id),
  constraint points_lot__source UNIQUE (merchant_id, member_id, source),
  constraint points_lot__whole CHECK (((amount = (((((pending + available) + held) + spent) + expired) + clawed)) AND (pending >= 0) AND (available >= 0) AND (held >= 0) AND (spent >= 0) AND (expired >= 0) AND (clawed >= 0)))
);
CREATE INDEX points_lot__member ON public.points_lot USING btree (merchant_id, member_id);
-- row level security: forced, each merchant sees his own
