-- Where a merchant's own systems want to be told. A delivery is an action of kind webhook.
create table webhook_endpoint (
  merchant_id    uuid        not null,
  endpoint_id    uuid        not null,
  name           text        not null,
  url            text        not null,
  types          text[]      not null,
  secret         bytea       not null,
  old_secret     bytea,
  old_until      timestamptz,
  state          text        not null default 'on',
  reason         text,
  failing_since  timestamptz,
  created_at     timestamptz not null,

  primary key (merchant_id, endpoint_id),
  constraint webhook_endpoint__name unique (merchant_id, name),
  constraint webhook_endpoint__state check (state in ('on', 'off'))
);
select hongyan_protect('webhook_endpoint');

-- GET /webhooks/{id}/deliveries, newest first.
create index action__webhook on action (merchant_id, action_id) where kind = 'webhook';
