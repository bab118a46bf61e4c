-- What the console's pages keep: views, exports, templates' versions, the log of calls by key.

create table saved_view (
  merchant_id  uuid        not null,
  account_id   uuid        not null,
  view_id      uuid        not null,
  page         text        not null,
  name         text        not null,
  query        jsonb       not null,
  place        integer     not null default 0,
  changed_at   timestamptz not null default now(),

  primary key (merchant_id, account_id, view_id),
  constraint saved_view__name unique (merchant_id, account_id, page, name)
);
select hongyan_protect('saved_view');

-- An export is made in the background; the file is sealed and leaves after a week.
create table export_job (
  merchant_id  uuid        not null,
  job_id       uuid        not null,
  made_by      text        not null,
  kind         text        not null,
  query        jsonb       not null,
  state        text        not null default 'running',
  done         bigint      not null default 0,
  total        bigint      not null default 0,
  content      bytea,
  problem      text        not null default '',
  made_at      timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  finished_at  timestamptz,

  primary key (merchant_id, job_id),
  constraint export_job__state check (state in ('running', 'done', 'failed', 'cancelled'))
);
select hongyan_protect('export_job');

create table message_template_version (
  merchant_id  uuid        not null,
  template     text        not null,
  version      integer     not null,
  yaml         text        not null,
  changed_at   timestamptz not null,
  changed_by   text        not null,

  primary key (merchant_id, template, version)
);
select hongyan_protect('message_template_version');

insert into message_template_version
       (merchant_id, template, version, yaml, changed_at, changed_by)
select merchant_id, template, version, yaml, changed_at, changed_by from message_template;

-- Calls by key, for those who program against us: no bodies, no persons; kept for a week.
create table request_log (
  merchant_id  uuid        not null,
  request_id   uuid        not null,
  trace_id     text        not null,
  at           timestamptz not null,
  key_id       uuid        not null,
  method       text        not null,
  path         text        not null,
  status       integer     not null,
  millis       integer     not null,
  code         text        not null default '',
  fields       text[]      not null default '{}',

  primary key (merchant_id, request_id)
);
select hongyan_protect('request_log');
-- one call, by the id that its answer carried
create index request_log__trace on request_log (merchant_id, trace_id);

-- A carrier that a merchant misses.
create table carrier_wish (
  merchant_id  uuid        not null,
  wish_id      uuid        not null,
  name         text        not null,
  address      text        not null default '',
  words        text        not null default '',
  made_by      text        not null,
  made_at      timestamptz not null,

  primary key (merchant_id, wish_id)
);
select hongyan_protect('carrier_wish');

-- 准时率 of the last days: GET /today
create index on_time_parcel__signed on on_time_parcel (merchant_id, signed_at);
-- GET /messages?person: the buyer's messages by his token
create index message__person on message (merchant_id, person) where person is not null;

-- The newest migration, for GET /system: the program's role reads no table of the owner's.
create function hongyan_schema_version()
returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.version || ' ' || h.description
    from public.flyway_schema_history h
   where h.success and h.version is not null
   order by h.installed_rank desc
   limit 1
$$;
revoke all on function hongyan_schema_version() from public;
grant execute on function hongyan_schema_version() to hongyan_app;
