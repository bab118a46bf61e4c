-- Who may come in: people by login and session, programs by key; and what they did.

create table account (
  merchant_id  uuid        not null,
  account_id   uuid        not null,
  login        text        not null,
  name         text        not null,
  password     text        not null,
  roles        text[]      not null,
  state        text        not null default 'active',
  created_at   timestamptz not null default now(),

  primary key (merchant_id, account_id),
  constraint account__merchant_id_login unique (merchant_id, login),
  constraint account__state check (state in ('active', 'off')),
  constraint account__roles check (roles <@ array['owner', 'operator', 'service', 'approver'])
);
select hongyan_protect('account');

-- A login comes before its merchant is known.
create index account__login on account (login);

create table session (
  merchant_id  uuid        not null,
  session_id   uuid        not null,
  account_id   uuid        not null,
  token_hash   bytea       not null,
  created_at   timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  ends_at      timestamptz not null,

  primary key (merchant_id, session_id),
  constraint session__token_hash unique (token_hash)
);
select hongyan_protect('session');

create table api_key (
  merchant_id  uuid        not null,
  key_id       uuid        not null,
  name         text        not null,
  key_hash     bytea       not null,
  hint         text        not null,
  roles        text[]      not null,
  created_at   timestamptz not null default now(),
  used_at      timestamptz,
  revoked_at   timestamptz,

  primary key (merchant_id, key_id),
  constraint api_key__key_hash unique (key_hash),
  constraint api_key__roles check (roles <@ array['owner', 'operator', 'service', 'approver'])
);
select hongyan_protect('api_key');

-- Only ever added to. at is world time, written_at the machine's.
create table audit (
  merchant_id  uuid        not null,
  audit_id     uuid        not null,
  at           timestamptz not null,
  actor        text        not null,
  actor_name   text        not null,
  kind         text        not null,
  subject      text        not null,
  detail       jsonb       not null,
  written_at   timestamptz not null default now(),

  primary key (merchant_id, audit_id)
);
select hongyan_protect('audit');
revoke update, delete on audit from hongyan_app;

-- Tries at things that can be guessed, by hash of what was tried. Reached through functions only.
create table attempt (
  key_hash    bytea       not null,
  begun_at    timestamptz not null,
  tries       integer     not null,

  primary key (key_hash)
);

-- The one link that makes the first administrator of an empty database.
create table setup_link (
  token_hash  bytea       not null,
  ends_at     timestamptz not null,

  primary key (token_hash)
);
