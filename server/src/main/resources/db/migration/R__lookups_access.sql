-- What must be known before the merchant is. Each gives ids only, and only for a secret or a name
-- that the caller already has.

create or replace function hongyan_logins(wanted text)
returns table (merchant_id uuid, account_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.merchant_id, a.account_id from public.account a
   where a.login = wanted and a.state = 'active'
   order by a.account_id
   limit 5
$$;

create or replace function hongyan_session(hash bytea)
returns table (merchant_id uuid, session_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.merchant_id, s.session_id from public.session s
   where s.token_hash = hash and s.ends_at > now() and s.seen_at > now() - interval '12 hours'
$$;

create or replace function hongyan_api_key(hash bytea)
returns table (merchant_id uuid, key_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.merchant_id, k.key_id from public.api_key k
   where k.key_hash = hash and k.revoked_at is null
$$;

create or replace function hongyan_invitation(hash bytea)
returns table (merchant_id uuid, invitation_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.merchant_id, i.invitation_id from public.invitation i
   where i.token_hash = hash and i.used_at is null and i.ends_at > now()
$$;

-- Counts one try; true while there were no more than most within the span.
create or replace function hongyan_try(hash bytea, most integer, span interval)
returns boolean
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into public.attempt as a (key_hash, begun_at, tries) values (hash, now(), 1)
  on conflict (key_hash) do update
     set begun_at = case when a.begun_at < now() - span then now() else a.begun_at end,
         tries    = case when a.begun_at < now() - span then 1 else least(a.tries + 1, 1000000) end
  returning tries <= most
$$;

-- Takes one try back: it was right.
create or replace function hongyan_untry(hash bytea)
returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update public.attempt set tries = greatest(tries - 1, 0) where key_hash = hash
$$;

-- Keeps the hash of a set-up link if the database is still empty; true if it was kept.
create or replace function hongyan_setup_offer(hash bytea)
returns boolean
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with gone as (delete from public.setup_link where ends_at < now()),
       kept as (
         insert into public.setup_link (token_hash, ends_at)
         select hash, now() + interval '1 hour'
          where not exists (select from public.account)
         returning 1)
  select exists (select from kept)
$$;

-- Uses the link up; true if it was good and the database is still empty.
create or replace function hongyan_setup_take(hash bytea)
returns boolean
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with taken as (
         delete from public.setup_link
          where token_hash = hash and ends_at > now()
            and not exists (select from public.account)
         returning 1)
  select exists (select from taken)
$$;

-- Forgets what has had its time: sessions, keys of repeated calls, tries.
create or replace function hongyan_sweep_access()
returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from public.session where ends_at < now() or seen_at < now() - interval '12 hours';
  delete from public.idempotency where created_at < now() - interval '31 days';
  delete from public.attempt where begun_at < now() - interval '1 day';
  delete from public.setup_link where ends_at < now();
  delete from public.invitation where ends_at < now() - interval '30 days';
$$;

do $$
declare
  f text;
begin
  foreach f in array array[
    'hongyan_logins(text)', 'hongyan_session(bytea)', 'hongyan_api_key(bytea)',
    'hongyan_invitation(bytea)',
    'hongyan_try(bytea, integer, interval)', 'hongyan_untry(bytea)',
    'hongyan_setup_offer(bytea)', 'hongyan_setup_take(bytea)', 'hongyan_sweep_access()']
  loop
    execute 'revoke all on function ' || f || ' from public';
    execute 'grant execute on function ' || f || ' to hongyan_app';
  end loop;
end $$;
