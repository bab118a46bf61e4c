-- A merchant's flows. What runs is the published version; the draft is what somebody is writing.
create table flow (
  merchant_id  uuid        not null,
  flow_id      text        not null collate "C",
  version      integer     not null default 0,
  enabled      boolean     not null default false,
  draft        text,
  stopped      text,
  stopped_at   timestamptz,
  deleted_at   timestamptz,
  changed_at   timestamptz not null,
  changed_by   text        not null,

  primary key (merchant_id, flow_id),
  constraint flow__version check (version >= 0),
  constraint flow__enabled check (not enabled or (version > 0 and deleted_at is null and stopped is null))
);
comment on column flow.version is 'the published one; 0 while there is only a draft';
comment on column flow.stopped is 'why its brake stopped it; null when it was not';
select hongyan_protect('flow');

-- Versions are kept for ever: runs go on with the one they began with, receipts name it.
create table flow_version (
  merchant_id   uuid        not null,
  flow_id       text        not null collate "C",
  version       integer     not null,
  yaml          text        not null,
  published_at  timestamptz not null,
  published_by  text        not null,

  primary key (merchant_id, flow_id, version)
);
select hongyan_protect('flow_version');

-- What flows remember of a subject; most subjects have no row. Written under the subject's lock.
create table flow_subject (
  merchant_id   uuid  not null,
  subject_kind  text  not null,
  subject_id    uuid  not null,
  state         text  not null,

  primary key (merchant_id, subject_kind, subject_id)
) with (fillfactor = 80);
select hongyan_protect('flow_subject');

-- One narrow row for each time that a flow did something: counts of seven days, the list of runs.
create table flow_hit (
  merchant_id   uuid        not null,
  flow_id       text        not null collate "C",
  at            timestamptz not null,
  subject_id    uuid        not null,
  occurrence    text        not null,
  subject_kind  text        not null,
  version       integer     not null,
  actions       integer     not null,
  money         bigint      not null,

  primary key (merchant_id, flow_id, at, subject_id, occurrence)
);
select hongyan_protect('flow_hit');

-- What has been drawn of a flow's limit in one day or ten minutes; never more than the limit.
create table flow_budget (
  merchant_id  uuid        not null,
  flow_id      text        not null collate "C",
  name         text        not null,
  from_at      timestamptz not null,
  drawn        bigint      not null,

  primary key (merchant_id, flow_id, name, from_at),
  constraint flow_budget__drawn check (drawn >= 0)
);
select hongyan_protect('flow_budget');

create table backtest_job (
  merchant_id  uuid        not null,
  job_id       uuid        not null,
  flow_id      text        not null collate "C",
  yaml         text        not null,
  days         integer     not null,
  state        text        not null default 'waiting',
  done         bigint      not null default 0,
  total        bigint      not null default 0,
  result       jsonb,
  reason       text,
  created_at   timestamptz not null,
  created_by   text        not null,
  finished_at  timestamptz,

  primary key (merchant_id, job_id),
  constraint backtest_job__state check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  constraint backtest_job__days check (days between 1 and 400)
);
select hongyan_protect('backtest_job');
-- GET /flows/{id}: its newest backtests
create index backtest_job__flow on backtest_job (merchant_id, flow_id, created_at desc);
