-- What follows from a history that was copied in: demo_way holds one row a parcel, :merchant is his.
-- Each statement ends with a semicolon at the end of its line.

create index on demo_way (member_id);
analyze demo_way;

update shop_order o
   set problem_open = true
  from demo_way w
 where o.merchant_id = :merchant and o.order_id = w.order_id and w.fate in ('DAMAGED', 'REFUSED');

insert into order_version (merchant_id, order_id, version, at, paid, paid_at, type, line_count,
                           weight_g, province, city, coupons, member_id, problem_open)
select o.merchant_id, o.order_id, v.version, v.at, o.paid, o.paid_at, o.type, o.line_count,
       o.weight_g, o.province, o.city, o.coupons, o.member_id, v.version = 2
  from shop_order o
  join demo_way w on w.order_id = o.order_id
  cross join lateral (values (1, o.placed_at),
                             (2, w.picked_up_at + interval '6 hours')) as v (version, at)
 where o.merchant_id = :merchant and (v.version = 1 or o.problem_open);

insert into member_order (merchant_id, member_id, order_id, paid, paid_on)
select :merchant, member_id, order_id, paid, (placed_at at time zone 'Asia/Shanghai')::date
  from demo_way;

insert into transit_time (merchant_id, parcel_id, carrier, from_city, to_city, minutes, signed_at)
select :merchant, parcel_id, carrier, from_city, to_city,
       extract(epoch from coalesce(collected_from, ended_at) - picked_up_at)::integer / 60, ended_at
  from demo_way
 where fate <> 'REFUSED';

insert into on_time_parcel (merchant_id, parcel_id, member_id, carrier, from_city, to_city,
                            picked_up_at, collected_from, signed_at, month, standard_minutes,
                            origin, samples, on_time, points)
select :merchant, w.parcel_id, w.member_id, w.carrier, w.from_city, w.to_city, w.picked_up_at,
       w.collected_from, w.ended_at,
       to_char(w.ended_at at time zone 'Asia/Shanghai', 'YYYY-MM'), s.standard, 'NATIONAL', 0,
       t.minutes <= s.standard,
       case when t.minutes <= s.standard
            then 10 + least(24, (s.standard - t.minutes) / 60) else 0 end
  from demo_way w
  join transit_time t on t.merchant_id = :merchant and t.parcel_id = w.parcel_id
  cross join lateral (select case when w.from_city = w.to_city then 1440 else 4320 end) s (standard);

create temp table demo_points on commit drop as
select p.parcel_id, p.member_id, p.points, p.signed_at, p.month,
       uuidv7(p.signed_at - clock_timestamp()) as lot_id,
       uuidv7(p.signed_at - clock_timestamp()) as earned_id,
       uuidv7(p.signed_at + interval '7 days' - clock_timestamp()) as confirmed_id
  from on_time_parcel p
  join demo_way w on w.parcel_id = p.parcel_id
 where p.merchant_id = :merchant and p.on_time;

insert into points_lot (merchant_id, lot_id, member_id, source, rule, amount, pending, available,
                        held, spent, expired, clawed, earned_on, expires_on)
select :merchant, lot_id, member_id, 'on-time:' || parcel_id, 'on-time', points, 0, points, 0, 0, 0,
       0, (signed_at at time zone 'Asia/Shanghai')::date,
       (signed_at at time zone 'Asia/Shanghai')::date + 372
  from demo_points;

insert into points_entry (merchant_id, entry_id, member_id, type, points, key, request_hash, at,
                          reference, rule)
select :merchant, earned_id, member_id, 'EARN_PENDING', points,
       'on-time-points/parcel:' || parcel_id || '/delivered#1/points', 'history', signed_at,
       parcel_id::text, 'on-time'
  from demo_points
union all
select :merchant, confirmed_id, member_id, 'EARN_CONFIRM', points, 'confirm:' || lot_id, 'history',
       signed_at + interval '7 days', lot_id::text, 'on-time'
  from demo_points;

insert into points_move (merchant_id, entry_id, no, lot_id, from_bucket, to_bucket, points)
select :merchant, earned_id, 1, lot_id, 'EARNED', 'PENDING', points from demo_points
union all
select :merchant, confirmed_id, 1, lot_id, 'PENDING', 'AVAILABLE', points from demo_points;

create temp table demo_member on commit drop as
with happened as (
  select member_id, placed_at as at, 1 as orders, paid, 0 as on_time, 0::bigint as points,
         to_char(placed_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month
    from demo_way
  union all
  select member_id, signed_at, 0, 0, 1, 0, month from demo_points
  union all
  select member_id, signed_at + interval '7 days', 0, 0, 0, points,
         to_char((signed_at + interval '7 days') at time zone 'Asia/Shanghai', 'YYYY-MM')
    from demo_points)
select member_id, at, month,
       row_number() over so_far as version,
       sum(orders) over so_far as orders,
       sum(paid) over so_far as spend,
       sum(points) over so_far as points,
       sum(on_time) over (partition by member_id, month order by at
                          rows unbounded preceding) as on_time
  from happened
window so_far as (partition by member_id order by at rows unbounded preceding);

create index on demo_member (member_id);
analyze demo_member;

create temp table demo_tier on commit drop as
select member_id, 'spend' as programme, max(rank) as rank, min(at) filter (where rank = top) as at,
       max(spend) as metric
  from (select member_id, at, spend,
               case when spend >= 200000 then 2 when spend >= 50000 then 1 else 0 end as rank,
               case when max(spend) over w >= 200000 then 2 else 1 end as top
          from demo_member
        window w as (partition by member_id)) m
 where rank > 0
 group by member_id
union all
select member_id, 'on-time', 3, min(at), 5
  from demo_member
 where on_time >= 5
   and (month || '-01')::date + interval '2 months' > (select max(ended_at) from demo_way)
 group by member_id;

insert into member_tier (merchant_id, member_id, programme, rank, since, until)
select :merchant, member_id, programme, rank, (at at time zone 'Asia/Shanghai')::date,
       case programme
         when 'spend' then (at at time zone 'Asia/Shanghai')::date + 365
         else (date_trunc('month', at at time zone 'Asia/Shanghai') + interval '2 months')::date
       end
  from demo_tier;

insert into tier_history (merchant_id, history_id, member_id, programme, from_rank, to_rank, reason,
                          metric, cause, at)
select :merchant, uuidv7(at - clock_timestamp()), member_id, programme, 0, rank, 'REACHED', metric,
       'PROGRESS', at
  from demo_tier;

insert into member_version (merchant_id, member_id, version, at, tier, orders, spend_365,
                            on_time_month, on_time_month_of, points, marketing)
select :merchant, m.member_id, m.version, m.at,
       coalesce((select case max(t.rank) when 3 then '白金会员' when 2 then '金卡' when 1 then '银卡' end
                   from demo_tier t where t.member_id = m.member_id and t.at <= m.at), '普通'),
       m.orders, m.spend, m.on_time, m.month, m.points, false
  from demo_member m;

update member m
   set version = l.version, orders = l.orders, spend_365 = l.spend_365, points = l.points,
       on_time_month = l.on_time_month, on_time_month_of = l.on_time_month_of, tier = l.tier,
       tier_rank = case l.tier when '白金会员' then 3 when '金卡' then 2 when '银卡' then 1 else 0 end
  from (select distinct on (member_id) *
          from member_version where merchant_id = :merchant order by member_id, version desc) l
 where m.merchant_id = :merchant and m.member_id = l.member_id;

create temp table demo_claim on commit drop as
select uuidv7(a.arrived_at - clock_timestamp()) as case_id, w.*, a.arrived_at as opened_at,
       'damaged-auto-claim/parcel:' || w.parcel_id || '/DAMAGED#'
         || floor(extract(epoch from a.opened_at) / 60)::bigint || '/claim' as key,
       least(w.paid / 2, 50000) as amount,
       jsonb_build_object('goodsValue', w.paid, 'carrier', p.carrier, 'number', p.number,
                          'shop', o.shop, 'order', o.number) as facts
  from demo_way w
  join parcel p on p.merchant_id = :merchant and p.parcel_id = w.parcel_id
  join shop_order o on o.merchant_id = :merchant and o.order_id = w.order_id
  join anomaly a on a.merchant_id = :merchant and a.parcel_id = w.parcel_id and a.type = 'DAMAGED';

insert into case_ (merchant_id, case_id, type, key, parcel_id, order_id, member_id, reason, degree,
                   state, amount, at_most, approve_above, facts, calculation, receipt, caused_by, why,
                   opened_at, decided_at, paid_at, updated_at)
select :merchant, case_id, 'CLAIM', key, parcel_id, order_id, member_id, 'DAMAGED', 'MODERATE',
       'paid', amount, 50000, 10000, facts,
       jsonb_build_object(
         'amount', amount, 'degree', 'MODERATE', 'approval', '[]'::jsonb, 'tableVersion', 1,
         'lines', jsonb_build_array(
           jsonb_build_object('code', 'goods_value', 'text', '商品价值(实付)', 'amount', paid,
                              'detail', '¥' || round(paid / 100.0, 2)),
           jsonb_build_object('code', 'degree', 'text', '破损程度 中等', 'amount', paid / 2,
                              'detail', '50%'))),
       jsonb_build_object('flow', 'damaged-auto-claim', 'version', 1, 'step', 'claim'),
       'flow', '到件时外包装已破损', opened_at, opened_at + interval '1 minute',
       opened_at + interval '2 minutes', opened_at + interval '2 minutes'
  from demo_claim;

insert into case_log (merchant_id, case_id, no, at, from_state, to_state, actor, text)
select :merchant, k.case_id, s.no, k.opened_at + make_interval(mins => s.mins), s.before, s.after,
       'flow', s.text
  from demo_claim k
  cross join (values (1, 0, '', 'opened', '破损自动理赔'),
                     (2, 0, 'opened', 'assessed', '按定损规则'),
                     (3, 1, 'assessed', 'approved', '限额以内'),
                     (4, 1, 'approved', 'paying', '已通知商家系统打款'),
                     (5, 2, 'paying', 'paid', '商家系统已打款')) as s (no, mins, before, after, text);

insert into payment (merchant_id, case_id, key, way, amount, currency, state, provider_id,
                     updated_at)
select :merchant, case_id, key, 'payout', amount, 'CNY', 'paid', 'po_' || left(md5(key), 20),
       opened_at + interval '2 minutes'
  from demo_claim;

insert into money_ledger (merchant_id, ledger_id, key, kind, case_id, order_id, parcel_id,
                          member_id, amount, currency, provider_id, at)
select :merchant, uuidv7(opened_at - clock_timestamp()), key, 'claim.payout', case_id, order_id,
       parcel_id, member_id, amount, 'CNY', 'po_' || left(md5(key), 20),
       opened_at + interval '2 minutes'
  from demo_claim;

insert into recovery (merchant_id, recovery_id, case_id, parcel_id, carrier, ground, clause,
                      expected, currency, lines, opened_at, updated_at)
select :merchant, uuidv7(opened_at - clock_timestamp()), case_id, parcel_id, carrier, 'CIVIL_LAW',
       'PF-404', amount, 'CNY',
       jsonb_build_array(jsonb_build_object('code', 'proven', 'text', '实际损失', 'amount', amount,
                                            'detail', '50%')),
       opened_at, opened_at
  from demo_claim;

insert into coupon_batch (merchant_id, batch, name, purpose, budget, created_at)
select :merchant, 'review', 'review', 'review', 1000000000000000, min(placed_at) from demo_way
    on conflict (merchant_id, batch) do nothing;

create temp table demo_coupon on commit drop as
select uuidv7(ended_at + interval '5 hours' - clock_timestamp()) as coupon_id, order_id, member_id,
       parcel_id, ended_at + interval '5 hours' as at,
       ended_at + interval '30 days' <= (select max(ended_at) from demo_way) as expired
  from demo_way
 where fate in ('SIGNED', 'LOCKER') and get_byte(uuid_send(order_id), 15) % 10 = 0;

insert into coupon (merchant_id, coupon_id, batch, member_id, key, code, face, state, reserved_on,
                    valid_from, valid_to, parcel_id, cause)
select :merchant, coupon_id, 'review', member_id, 'review/' || order_id,
       'HY' || upper(left(md5(order_id::text), 14)), 1000,
       case when expired then 'expired' else 'open' end,
       (at at time zone 'Asia/Shanghai')::date, at, at + interval '30 days', parcel_id, 'review'
  from demo_coupon;

insert into coupon_request (merchant_id, key, request_hash, coupon_id, at)
select :merchant, 'review/' || order_id, 'history', coupon_id, at from demo_coupon;

insert into coupon_event (merchant_id, event_id, coupon_id, batch, type, face, reason, at)
select :merchant, uuidv7(at - clock_timestamp()), coupon_id, 'review', 'ISSUED', 1000, 'review', at
  from demo_coupon
union all
select :merchant, uuidv7(at + interval '30 days' - clock_timestamp()), coupon_id, 'review',
       'EXPIRED', 1000, '', at + interval '30 days'
  from demo_coupon where expired;

update coupon_batch b
   set issued = b.issued + k.face
  from (select coalesce(sum(1000), 0) as face from demo_coupon) k
 where b.merchant_id = :merchant and b.batch = 'review';

insert into action (merchant_id, subject_id, key, action_id, kind, subject_kind, parcel_id, order_id,
                    body, guard, receipt, state, due_at, next_at, attempt, answer, created_at,
                    done_at)
select m.merchant_id, m.parcel_id, m.key, m.action_id, 'message', 'PARCEL', m.parcel_id, m.order_id,
       jsonb_build_object('template', m.template, 'purpose', m.purpose), '{}',
       jsonb_build_object('flow', split_part(m.key, '/', 1), 'version', 1, 'step', 'send',
                          'occurrence', split_part(m.key, '/', 3)),
       'done', m.at, m.at, 1,
       jsonb_build_object('id', '', 'state', 'accepted', 'at', m.at), m.at, m.at
  from message m
  join demo_way w on w.parcel_id = m.parcel_id
 where m.merchant_id = :merchant;

insert into action (merchant_id, subject_id, key, action_id, kind, subject_kind, parcel_id, order_id,
                    body, guard, receipt, state, due_at, next_at, attempt, answer, created_at,
                    done_at)
select :merchant, parcel_id, key, uuidv7(opened_at - clock_timestamp()), 'claim', 'PARCEL', parcel_id,
       order_id, jsonb_build_object('reason', 'DAMAGED', 'atMost', 50000, 'approveAbove', 10000),
       '{}', jsonb_build_object('flow', 'damaged-auto-claim', 'version', 1, 'step', 'claim'), 'done',
       opened_at, opened_at, 1,
       jsonb_build_object('id', case_id, 'state', 'paid', 'at', opened_at), opened_at,
       opened_at + interval '2 minutes'
  from demo_claim;

insert into message_spend as s (merchant_id, day, fen)
select :merchant, m.spent_on, sum(m.cost_fen)
  from message m
  join demo_way w on w.parcel_id = m.parcel_id
 where m.merchant_id = :merchant
 group by m.spent_on
    on conflict (merchant_id, day) do update set fen = s.fen + excluded.fen;
