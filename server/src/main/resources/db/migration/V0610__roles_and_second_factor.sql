-- Seven roles instead of four; people invited by link; a second factor; what a session is held by.

alter table account drop constraint account__roles;
alter table account add constraint account__roles check (roles <@ array[
  'owner', 'operator', 'service', 'warehouse', 'approver', 'developer', 'viewer']);
alter table api_key drop constraint api_key__roles;
alter table api_key add constraint api_key__roles check (roles <@ array[
  'owner', 'operator', 'service', 'warehouse', 'approver', 'developer', 'viewer']);

alter table api_key add column scopes text[] not null default '{}';
comment on column api_key.scopes is 'resource:read or resource:write; none means all that the roles may';

alter table session add column device text not null default '';
alter table session add column address text not null default '';

-- The secret is sealed; a recovery code is kept by its hash and used once.
create table second_factor (
  merchant_id   uuid        not null,
  account_id    uuid        not null,
  secret        bytea       not null,
  confirmed_at  timestamptz,
  last_step     bigint      not null default 0,
  recovery      bytea[]     not null default '{}',

  primary key (merchant_id, account_id)
);
comment on column second_factor.last_step is 'a code counts once: later steps only';
select hongyan_protect('second_factor');

create table invitation (
  merchant_id    uuid        not null,
  invitation_id  uuid        not null,
  login          text        not null,
  name           text        not null,
  roles          text[]      not null,
  token_hash     bytea       not null,
  made_by        text        not null,
  made_at        timestamptz not null default now(),
  ends_at        timestamptz not null,
  used_at        timestamptz,

  primary key (merchant_id, invitation_id),
  constraint invitation__token_hash unique (token_hash),
  constraint invitation__roles check (roles <@ array[
    'owner', 'operator', 'service', 'warehouse', 'approver', 'developer', 'viewer'])
);
select hongyan_protect('invitation');
