-- People live here and nowhere else: everything below is encrypted or a keyed hash.

create table data_key (
  merchant_id  uuid        not null,
  key_no       integer     not null,
  wrapped      bytea       not null,
  uses         bigint      not null default 0,
  created_at   timestamptz not null default now(),

  primary key (merchant_id, key_no)
);
select hongyan_protect('data_key');

create table person (
  merchant_id  uuid        not null,
  person_id    uuid        not null,
  sealed       bytea       not null,
  phone_hash   bytea,
  phone4_hash  bytea,
  name_hash    bytea,
  created_at   timestamptz not null default now(),

  primary key (merchant_id, person_id)
);
select hongyan_protect('person');

-- A person is found by keyed hash only: whole phone, last four digits, whole name.
create index person__phone on person (merchant_id, phone_hash);
create index person__phone4 on person (merchant_id, phone4_hash);
create index person__name on person (merchant_id, name_hash);
