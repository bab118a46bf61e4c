-- What housekeeping does across all merchants. It runs as the owner and gives nothing out.

-- The months to come have their partitions before they begin. It waits for nobody: whoever holds a
-- table up is in no hurry to lose it, and it is asked again.
create or replace function hongyan_keep_months()
returns void
language plpgsql volatile security definer
set search_path = public, pg_temp set lock_timeout = '200ms' as $$
begin
  perform public.hongyan_add_months(2);
  for month in 0..2 loop
    perform public.hongyan_add_month(
      'action', (date_trunc('month', now()) + make_interval(months => month))::date);
  end loop;
end $$;

-- Backtests whose server was stopped in the middle end as failed.
create or replace function hongyan_end_dead_backtests(world_now timestamptz)
returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update public.backtest_job
     set state = 'failed', reason = 'its server was stopped', finished_at = world_now
   where state in ('waiting', 'running')
     and coalesce(alive_until, '-infinity') < clock_timestamp()
$$;

revoke all on function hongyan_keep_months(), hongyan_end_dead_backtests(timestamptz) from public;
grant execute on function hongyan_keep_months(), hongyan_end_dead_backtests(timestamptz)
   to hongyan_app;
