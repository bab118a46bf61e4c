-- Before the merchant is known: the order behind a link, and the orders of a number.

create or replace function hongyan_buyer_link(hash bytea)
returns table (merchant_id uuid, link_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l.merchant_id, l.link_id from public.buyer_link l
   where l.token_hash = hash and l.revoked_at is null
$$;

create or replace function hongyan_orders_numbered(wanted text)
returns table (merchant_id uuid, order_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.merchant_id, o.order_id from public.shop_order o
   where o.number = wanted
   order by o.order_id desc
   limit 20
$$;

do $$
declare
  f text;
begin
  foreach f in array array['hongyan_buyer_link(bytea)', 'hongyan_orders_numbered(text)']
  loop
    execute 'revoke all on function ' || f || ' from public';
    execute 'grant execute on function ' || f || ' to hongyan_app';
  end loop;
end $$;
