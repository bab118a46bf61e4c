create table world_clock (
  only_one boolean not null default true,
  instant timestamp with time zone not null,
  speed double precision not null,
  set_at timestamp with time zone not null,

  constraint world_clock_pkey PRIMARY KEY (only_one),
  constraint world_clock__only_one CHECK (only_one)
);
-- no row level security: holds nothing of a merchant
