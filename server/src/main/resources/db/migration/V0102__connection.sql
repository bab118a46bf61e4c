-- A merchant's connection to a carrier, shop, channel or payment provider.

create table connection (
  merchant_id    uuid        not null,
  connection_id  uuid        not null,
  connector      text        not null,
  role           text        not null,
  name           text        not null,
  settings       bytea       not null,
  hook_key       text        not null,
  state          text        not null default 'on',
  last_event_at  timestamptz,
  refused_count  bigint      not null default 0,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),

  primary key (merchant_id, connection_id),
  constraint connection__hook_key unique (hook_key),
  constraint connection__state check (state in ('on', 'off'))
);
select hongyan_protect('connection');

-- The log of a connection's pushes, newest first.
create index push__connection on push (merchant_id, connection_id, push_id);
