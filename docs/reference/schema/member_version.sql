create table member_version (
  merchant_id uuid not null,
  member_id uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  tier text not null,
  orders integer not null,
  spend_365 bigint not null,
  on_time_month integer not null,
  on_time_month_of text not null,
  points bigint not null,
  marketing boolean not null,

  constraint member_version_pkey PRIMARY KEY (merchant_id, member_id, version)
);
-- row level security: forced, each merchant sees his own
