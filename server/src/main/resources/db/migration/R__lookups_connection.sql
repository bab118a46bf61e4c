-- The connection behind a hook key; the key is the secret.

create or replace function hongyan_hook(wanted text)
returns table (merchant_id uuid, connection_id uuid, connector text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.merchant_id, k.connection_id, k.connector from public.connection k
   where k.hook_key = wanted and k.state = 'on'
$$;

revoke all on function hongyan_hook(text) from public;
grant execute on function hongyan_hook(text) to hongyan_app;
