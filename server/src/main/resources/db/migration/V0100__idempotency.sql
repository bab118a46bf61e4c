-- What was answered to which Idempotency-Key. Kept for 31 days; the answer is sealed.

create table idempotency (
  merchant_id   uuid        not null,
  actor         text        not null,
  key           text        not null,
  request_hash  bytea       not null,
  status        integer,
  content_type  text,
  answer        bytea,
  lease_until   timestamptz not null,
  created_at    timestamptz not null default now(),

  primary key (merchant_id, actor, key),
  constraint idempotency__answer check ((status is null) = (answer is null))
);
select hongyan_protect('idempotency');

-- For the sweep of old keys.
create index idempotency__created_at on idempotency (created_at);
