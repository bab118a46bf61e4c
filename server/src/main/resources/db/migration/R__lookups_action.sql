-- The dispatcher's look-ups across merchants. They run as the owner and give ids only.

-- Leases up to how_many due actions to one node. Being due is world time, the lease is this
-- database's clock; an action whose lease ran out goes to the next who asks, under a higher fence.
-- What waits only for an endpoint that is coming back (eager) need not wait for its next try.
create or replace function hongyan_claim_due(
  world_now      timestamptz,
  how_many       integer,
  lease          interval,
  node           uuid,
  kinds          text[],
  not_endpoints  text[],
  eager          text[])
returns table (merchant_id uuid, subject_id uuid, key text, fence bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  update action a
     set lease_until = clock_timestamp() + lease,
         lease_node = node,
         fence = a.fence + 1
    from (select d.merchant_id, d.subject_id, d.key
            from action d
           where d.state = 'waiting'
             and d.due_at <= world_now
             and (d.next_at <= world_now or (d.endpoint = any(eager) and not d.by_wish))
             and (d.lease_until is null or d.lease_until < clock_timestamp())
             and d.kind = any(kinds)
             and (d.endpoint is null or d.endpoint <> all(not_endpoints))
           order by d.due_at, d.action_id
           limit how_many
             for update skip locked) due
   where a.merchant_id = due.merchant_id and a.subject_id = due.subject_id and a.key = due.key
  returning a.merchant_id, a.subject_id, a.key, a.fence
$$;

-- How many could be claimed or are being carried out now, and since when the oldest is due.
create or replace function hongyan_count_due(
  world_now      timestamptz,
  kinds          text[],
  not_endpoints  text[],
  out due        bigint,
  out oldest     timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*), min(due_at)
    from action
   where state = 'waiting'
     and due_at <= world_now
     and next_at <= world_now
     and kind = any(kinds)
     and (endpoint is null or endpoint <> all(not_endpoints))
$$;

-- The books of the actions, over all merchants.
create or replace function hongyan_action_counts()
returns table (state text, actions bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select state, count(*) from action group by state
$$;

revoke execute on function hongyan_claim_due, hongyan_count_due, hongyan_action_counts from public;
grant execute on function hongyan_claim_due, hongyan_count_due, hongyan_action_counts to hongyan_app;
