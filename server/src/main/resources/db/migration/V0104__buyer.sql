-- Links that open the page of one order, without a login. Only a link's hash is kept.

create table buyer_link (
  merchant_id  uuid        not null,
  link_id      uuid        not null,
  token_hash   bytea       not null,
  order_id     uuid        not null,
  scope        text        not null,
  made_at      timestamptz not null,
  revoked_at   timestamptz,

  primary key (merchant_id, link_id),
  constraint buyer_link__token_hash unique (token_hash),
  constraint buyer_link__scope check (scope in ('order'))
);
select hongyan_protect('buyer_link');
create index buyer_link__order on buyer_link (merchant_id, order_id);

-- What buyers say of an order, once an order; the words are sealed.
create table review (
  merchant_id  uuid        not null,
  order_id     uuid        not null,
  stars        integer     not null,
  words        bytea       not null,
  at           timestamptz not null,

  primary key (merchant_id, order_id),
  constraint review__stars check (stars between 1 and 5)
);
select hongyan_protect('review');

-- What buyers reported, newest last; the words are sealed in the ticket.
create table buyer_problem (
  merchant_id  uuid        not null,
  problem_id   uuid        not null,
  order_id     uuid        not null,
  kind         text        not null,
  ticket_id    uuid,
  at           timestamptz not null,

  primary key (merchant_id, problem_id)
);
select hongyan_protect('buyer_problem');
create index buyer_problem__order on buyer_problem (merchant_id, order_id);
