package io.hongyan.server.flow;

import io.hongyan.core.flow.Field;
import io.hongyan.core.message.QuietHours;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was known of parcels, their orders and members at any moment, from the versions kept. */
final class PastFacts {

    private static final String PARCELS =
            """
            select p.parcel_id, p.number, p.carrier, p.order_id, p.bound_at, o.number as order_number,
                   o.shop, s.name as shop_name, o.member_id, t.on_time
              from parcel p
              left join shop_order o
                on o.merchant_id = p.merchant_id and o.order_id = p.order_id
              left join shop s on s.merchant_id = o.merchant_id and s.code = o.shop
              left join on_time_parcel t
                on t.merchant_id = p.merchant_id and t.parcel_id = p.parcel_id
             where p.merchant_id = ? and p.parcel_id = any(?)
            """;

    private static final String ORDERS =
            """
            select order_id, at, paid, paid_at, type, line_count, weight_g, province, city, coupons,
                   problem_open
              from order_version where merchant_id = ? and order_id = any(?) order by version
            """;

    private static final String MEMBERS =
            """
            select member_id, at, tier, orders, spend_365, on_time_month, on_time_month_of, points,
                   marketing
              from member_version where merchant_id = ? and member_id = any(?) order by version
            """;

    /** How a parcel stands after a milestone; others do not move it. */
    private static final Map<String, String> STANDING =
            Map.ofEntries(
                    Map.entry("parcel.picked_up", "PICKED_UP"),
                    Map.entry("parcel.moving", "IN_TRANSIT"),
                    Map.entry("parcel.reached_city", "IN_TRANSIT"),
                    Map.entry("parcel.in_customs", "CUSTOMS"),
                    Map.entry("parcel.cleared", "IN_TRANSIT"),
                    Map.entry("parcel.out_for_delivery", "OUT_FOR_DELIVERY"),
                    Map.entry("parcel.deposited", "DEPOSITED"),
                    Map.entry("parcel.delivered", "DELIVERED"),
                    Map.entry("parcel.delivery_failed", "DELIVERY_FAILED"),
                    Map.entry("parcel.turned_back", "RETURNING"),
                    Map.entry("parcel.returned", "RETURNED"),
                    Map.entry("parcel.cancelled", "CANCELLED"),
                    Map.entry("parcel.delivery_reversed", "IN_TRANSIT"));

    private final Map<UUID, Parcel> parcels = new HashMap<>();
    private final Map<UUID, NavigableMap<Instant, Map<String, Object>>> orders = new HashMap<>();
    private final Map<UUID, NavigableMap<Instant, Map<String, Object>>> members = new HashMap<>();

    private PastFacts() {}

    /** A milestone: when it happened, and when we heard of it. */
    record Reached(String wireName, Instant at, Instant arrived) {}

    /** A parcel's history. */
    final class Parcel {

        private final String number;
        private final Map<String, Object> fixed;
        private final @Nullable UUID order;
        private final @Nullable UUID member;
        private final @Nullable Boolean onTime;
        private final List<Reached> reached;

        private Parcel(ResultSet row, List<Reached> reached) throws SQLException {
            this.number = row.getString("number");
            this.order = row.getObject("order_id", UUID.class);
            this.member = row.getObject("member_id", UUID.class);
            boolean onTimeOrNull = row.getBoolean("on_time");
            this.onTime = row.wasNull() ? null : onTimeOrNull;
            this.reached =
                    reached.stream().sorted(java.util.Comparator.comparing(Reached::at)).toList();
            var carrier = row.getString("carrier");
            this.fixed =
                    new FlowFacts()
                            .with(Field.PARCEL_NUMBER, number)
                            .with(Field.PARCEL_CARRIER, carrier)
                            .with(
                                    Field.PARCEL_CARRIER_NAME,
                                    TrackingTables.carriers()
                                            .find(carrier)
                                            .map(known -> known.nameZh())
                                            .orElse(carrier))
                            .with(Field.PARCEL_BOUND_AT, Sql.findInstant(row, "bound_at"))
                            .with(Field.ORDER_ID, order == null ? null : order.toString())
                            .with(Field.ORDER_NUMBER, row.getString("order_number"))
                            .with(Field.ORDER_SHOP, row.getString("shop"))
                            .with(Field.ORDER_SHOP_NAME, row.getString("shop_name"))
                            .with(Field.MEMBER_ID, member == null ? null : member.toString())
                            .asMap();
        }

        String number() {
            return number;
        }

        FlowFacts at(Instant moment) {
            var facts = new FlowFacts().with(fixed);
            long attempts = 0;
            for (var one : reached) {
                if (one.arrived().isAfter(moment)) {
                    continue;
                }
                facts.with(Field.PARCEL_STATUS, STANDING.get(one.wireName()));
                switch (one.wireName()) {
                    case "parcel.picked_up" -> facts.with(Field.PARCEL_PICKED_UP_AT, one.at());
                    case "parcel.delivery_failed" -> attempts++;
                    case "parcel.delivered" ->
                            facts.with(Field.PARCEL_DELIVERED_AT, one.at())
                                    .with(Field.PARCEL_ON_TIME, onTime);
                    default -> {}
                }
            }
            facts.with(Field.PARCEL_ATTEMPTS, attempts);
            facts.with(then(orders, order, moment)).with(then(members, member, moment));
            return facts;
        }
    }

    private static Map<String, Object> then(
            Map<UUID, NavigableMap<Instant, Map<String, Object>>> versions,
            @Nullable UUID id,
            Instant moment) {
        var known = id == null ? null : versions.get(id);
        if (known == null) {
            return Map.of();
        }
        var version = known.floorEntry(moment);
        return version == null ? Map.of() : version.getValue();
    }

    Parcel of(UUID parcel) {
        var known = parcels.get(parcel);
        if (known == null) {
            throw new IllegalStateException("parcel " + parcel + " has news but no row");
        }
        return known;
    }

    /** Parcels that have gone meanwhile are taken out of {@code ids}. */
    static PastFacts load(
            Connection c, UUID merchant, Map<UUID, List<Reached>> reached, Collection<UUID> ids)
            throws SQLException {
        var past = new PastFacts();
        var parcels = ids.toArray(UUID[]::new);
        Sql.list(
                c,
                PARCELS,
                row -> {
                    var id = Sql.uuid(row, "parcel_id");
                    var parcel = past.new Parcel(row, reached.getOrDefault(id, List.of()));
                    return past.parcels.put(id, parcel) == null;
                },
                merchant,
                parcels);
        ids.retainAll(past.parcels.keySet());
        var orders = idsOf(past, true);
        Sql.list(c, ORDERS, past::order, merchant, orders);
        var members = idsOf(past, false);
        Sql.list(c, MEMBERS, past::member, merchant, members);
        return past;
    }

    private static UUID[] idsOf(PastFacts past, boolean orders) {
        return past.parcels.values().stream()
                .map(parcel -> orders ? parcel.order : parcel.member)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
    }

    private boolean order(ResultSet row) throws SQLException {
        var facts =
                new FlowFacts()
                        .with(Field.ORDER_PAID, row.getLong("paid"))
                        .with(Field.ORDER_PAID_AT, Sql.findInstant(row, "paid_at"))
                        .with(Field.ORDER_TYPE, row.getString("type"))
                        .with(Field.ORDER_LINES, row.getLong("line_count"))
                        .with(Field.ORDER_WEIGHT, row.getLong("weight_g"))
                        .with(Field.ORDER_PROVINCE, row.getString("province"))
                        .with(Field.ORDER_CITY, row.getString("city"))
                        .with(
                                Field.ORDER_COUPONS,
                                Arrays.asList((String[]) row.getArray("coupons").getArray()))
                        .with(Field.ORDER_PROBLEM_OPEN, row.getBoolean("problem_open"));
        return keep(orders, Sql.uuid(row, "order_id"), Sql.instant(row, "at"), facts);
    }

    private boolean member(ResultSet row) throws SQLException {
        var at = Sql.instant(row, "at");
        var month = YearMonth.from(at.atZone(QuietHours.CHINA)).toString();
        boolean thisMonth = month.equals(row.getString("on_time_month_of"));
        var facts =
                new FlowFacts()
                        .with(Field.MEMBER_TIER, row.getString("tier"))
                        .with(Field.MEMBER_ORDERS, row.getLong("orders"))
                        .with(Field.MEMBER_SPEND, row.getLong("spend_365"))
                        .with(Field.MEMBER_ON_TIME, thisMonth ? row.getLong("on_time_month") : 0L)
                        .with(Field.MEMBER_POINTS, row.getLong("points"))
                        .with(Field.MEMBER_MARKETING, row.getBoolean("marketing"));
        return keep(members, Sql.uuid(row, "member_id"), at, facts);
    }

    private static boolean keep(
            Map<UUID, NavigableMap<Instant, Map<String, Object>>> versions,
            UUID id,
            Instant at,
            FlowFacts facts) {
        return versions.computeIfAbsent(id, _ -> new TreeMap<>()).put(at, facts.asMap()) == null;
    }
}
