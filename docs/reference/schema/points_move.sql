create table points_move (
  merchant_id uuid not null,
  entry_id uuid not null,
  no integer not null,
  lot_id uuid not null,
  from_bucket text not null,
  to_bucket text not null,
  points bigint not null,

  constraint points_move_pkey PRIMARY KEY (merchant_id, entry_id, no),
  constraint points_move__points CHECK ((points > 0))
);
CREATE INDEX points_move__lot ON public.points_move USING btree (merchant_id, lot_id);
-- row level security: forced, each merchant sees his own
