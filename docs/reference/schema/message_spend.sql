create table message_spend (
  merchant_id uuid not null,
  day date not null,
  fen bigint not null,

  constraint message_spend_pkey PRIMARY KEY (merchant_id, day),
  constraint message_spend__fen CHECK ((fen >= 0))
);
-- row level security: forced, each merchant sees his own
