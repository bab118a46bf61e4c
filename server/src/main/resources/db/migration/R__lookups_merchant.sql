-- The versions of these merchants' configurations, for the caches that keep something of them.
create or replace function hongyan_config_versions(wanted uuid[])
returns table (merchant_id uuid, config_version bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.merchant_id, m.config_version::bigint from public.merchant m
   where m.merchant_id = any(wanted)
$$;

revoke all on function hongyan_config_versions(uuid[]) from public;
grant execute on function hongyan_config_versions(uuid[]) to hongyan_app;
