-- What waits for a person's yes: the step of a flow, and a claim above a limit.
create table approval (
  merchant_id   uuid        not null,
  approval_id   uuid        not null,
  key           text        not null,
  kind          text        not null,
  subject_kind  text        not null,
  subject_id    uuid        not null,
  parcel_id     uuid,
  order_id      uuid,
  case_id       uuid,
  title         text        not null,
  role          text        not null,
  amount        bigint,
  currency      text        not null default 'CNY',
  why           jsonb       not null default '[]',
  receipt       jsonb       not null default '{}',
  caused_by     text[]      not null,
  on_timeout    text        not null default 'refuse',
  state         text        not null default 'waiting',
  escalated     boolean     not null default false,
  due_at        timestamptz,
  created_at    timestamptz not null,
  decided_by    text,
  decided_at    timestamptz,
  reason        text        not null default '',

  primary key (merchant_id, approval_id),
  constraint approval__key unique (merchant_id, key),
  constraint approval__state check (state in ('waiting', 'approved', 'refused', 'timed_out', 'cancelled')),
  constraint approval__timeout check (on_timeout in ('refuse', 'escalate')),
  constraint approval__decided check ((state = 'waiting') = (decided_at is null))
);
select hongyan_protect('approval');

create index approval__state on approval (merchant_id, state, approval_id);
create index approval__case on approval (merchant_id, case_id) where case_id is not null;

-- The most that a role may approve (审批额度); a role without a row has the built-in limit.
create table approval_limit (
  merchant_id  uuid    not null,
  role         text    not null,
  most         bigint  not null,

  primary key (merchant_id, role),
  constraint approval_limit__most check (most >= 0)
);
select hongyan_protect('approval_limit');

-- Work items for persons (工单). Words of buyers and remarks of staff are sealed: they may name people.
create table ticket (
  merchant_id  uuid        not null,
  ticket_id    uuid        not null,
  key          text        not null,
  kind         text        not null,
  title        text        not null,
  suggestion   text        not null default '',
  words        bytea,
  parcel_id    uuid,
  order_id     uuid,
  case_id      uuid,
  member_id    uuid,
  priority     text        not null,
  assignee     text        not null default '',
  state        text        not null default 'open',
  due_at       timestamptz,
  receipt      jsonb       not null default '{}',
  caused_by    text        not null,
  created_at   timestamptz not null,
  done_at      timestamptz,
  done_by      text,

  primary key (merchant_id, ticket_id),
  constraint ticket__key unique (merchant_id, key),
  constraint ticket__state check (state in ('open', 'done')),
  constraint ticket__priority check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
  constraint ticket__done check ((state = 'done') = (done_at is not null))
);
select hongyan_protect('ticket');

create index ticket__state on ticket (merchant_id, state, ticket_id);
create index ticket__parcel on ticket (merchant_id, parcel_id, ticket_id) where parcel_id is not null;
-- Whether an order has an open problem.
create index ticket__order on ticket (merchant_id, order_id) where order_id is not null;

create table ticket_comment (
  merchant_id  uuid        not null,
  ticket_id    uuid        not null,
  no           integer     not null,
  at           timestamptz not null,
  actor        text        not null,
  words        bytea       not null,

  primary key (merchant_id, ticket_id, no)
);
select hongyan_protect('ticket_comment');
