-- Every merchant's table is protected by the same policy: a transaction names its merchants and
-- sees theirs and no others. The owner keeps sight of all: migrations, backup and checks need it.

create function hongyan_protect(table_name text) returns void
language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format(
    'create policy merchant_only on %I to hongyan_app
       using (merchant_id = any((select nullif(current_setting(''hongyan.merchants'', true), '''')::uuid[])::uuid[]))
       with check (merchant_id = any((select nullif(current_setting(''hongyan.merchants'', true), '''')::uuid[])::uuid[]))',
    table_name);
  execute format('create policy owner_all on %I to %I using (true) with check (true)', table_name, current_user);
  execute format('grant select, insert, update, delete on %I to hongyan_app', table_name);
end $$;

-- A month's partition of a table that is partitioned by a UUIDv7 key: the month stands in the id.
create function hongyan_month_floor(month date) returns uuid
language sql immutable as $$
  select (lpad(to_hex((extract(epoch from date_trunc('month', month::timestamp at time zone 'UTC')) * 1000)::bigint), 12, '0')
          || '00000000000000000000')::uuid
$$;

create function hongyan_add_month(table_name text, month date) returns void
language plpgsql as $$
declare
  part text := table_name || '_' || to_char(month, 'YYYYMM');
begin
  if to_regclass(part) is null then
    execute format('create table %I partition of %I for values from (%L) to (%L)',
                   part, table_name, hongyan_month_floor(month),
                   hongyan_month_floor((month + interval '1 month')::date));
  end if;
end $$;

create table merchant (
  merchant_id     uuid        not null,
  code            text        not null,
  name            text        not null,
  config_version  bigint      not null default 1,
  created_at      timestamptz not null default now(),

  primary key (merchant_id),
  constraint merchant__code unique (code)
);
select hongyan_protect('merchant');

-- World time where it is not the system's: one row, kept by the demo and by tests.
create table world_clock (
  only_one  boolean          not null default true,
  instant   timestamptz      not null,
  speed     double precision not null,
  set_at    timestamptz      not null,

  primary key (only_one),
  constraint world_clock__only_one check (only_one)
);
grant select, insert, update on world_clock to hongyan_app;
