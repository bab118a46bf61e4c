package io.hongyan.server.flow;

import io.hongyan.core.flow.Field;
import io.hongyan.core.message.QuietHours;
import io.hongyan.server.platform.Columns;
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
import java.util.UUID;

/** What is known of orders and members at this moment, many at a time; no persons in it. */
public final class BuyerFacts {

    private static final String MEMBER_COLUMNS =
            """
            m.member_id as known_member, m.tier, m.orders, m.spend_365, m.on_time_month,
            m.on_time_month_of, m.points, m.marketing
            """;

    private static final String ORDERS =
            """
            select n.merchant_id, o.order_id, o.number, o.shop, s.name as shop_name, o.paid,
                   o.paid_at, o.type, o.line_count, o.weight_g, o.coupons, o.city, o.province,
                   o.problem_open, o.member_id,
            """
                    + MEMBER_COLUMNS
                    + """
                      from unnest(?::uuid[], ?::uuid[]) as n (merchant_id, order_id)
                      join shop_order o
                        on o.merchant_id = n.merchant_id and o.order_id = n.order_id
                      left join shop s on s.merchant_id = o.merchant_id and s.code = o.shop
                      left join member m
                        on m.merchant_id = o.merchant_id and m.member_id = o.member_id
                    """;

    private static final String MEMBERS =
            "select n.merchant_id, "
                    + MEMBER_COLUMNS
                    + """
                      from unnest(?::uuid[], ?::uuid[]) as n (merchant_id, member_id)
                      join member m
                        on m.merchant_id = n.merchant_id and m.member_id = n.member_id
                    """;

    private BuyerFacts() {}

    /** An order or member and whose it is. */
    public record Owned(UUID merchant, UUID id) {}

    /** Facts of orders and their members, by order; {@code now} says which month is this. */
    public static Map<Owned, Map<String, Object>> ofOrders(
            Connection c, Collection<Owned> orders, Instant now) throws SQLException {
        return load(
                c,
                ORDERS,
                orders,
                row -> {
                    var facts = new FlowFacts();
                    addOrder(facts, row);
                    addMember(facts, row, now);
                    return new Row(
                            new Owned(uuid(row, "merchant_id"), uuid(row, "order_id")),
                            facts.asMap());
                });
    }

    public static Map<Owned, Map<String, Object>> ofMembers(
            Connection c, Collection<Owned> members, Instant now) throws SQLException {
        return load(
                c,
                MEMBERS,
                members,
                row -> {
                    var facts = new FlowFacts();
                    addMember(facts, row, now);
                    return new Row(
                            new Owned(uuid(row, "merchant_id"), uuid(row, "known_member")),
                            facts.asMap());
                });
    }

    private record Row(Owned key, Map<String, Object> facts) {}

    private interface Reader {
        Row read(ResultSet row) throws SQLException;
    }

    private static Map<Owned, Map<String, Object>> load(
            Connection c, String sql, Collection<Owned> keys, Reader reader) throws SQLException {
        var found = new HashMap<Owned, Map<String, Object>>();
        if (keys.isEmpty()) {
            return found;
        }
        try (var statement = c.prepareStatement(sql)) {
            new Columns<>(statement, List.copyOf(keys)).uuid(Owned::merchant).uuid(Owned::id);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var row = reader.read(rows);
                    found.put(row.key(), row.facts());
                }
            }
        }
        return found;
    }

    private static void addOrder(FlowFacts facts, ResultSet row) throws SQLException {
        var paidAt = row.getObject("paid_at", java.time.OffsetDateTime.class);
        facts.with(Field.ORDER_ID, uuid(row, "order_id").toString())
                .with(Field.ORDER_NUMBER, row.getString("number"))
                .with(Field.ORDER_SHOP, row.getString("shop"))
                .with(Field.ORDER_SHOP_NAME, row.getString("shop_name"))
                .with(Field.ORDER_PAID, row.getLong("paid"))
                .with(Field.ORDER_PAID_AT, Columns.instant(paidAt))
                .with(Field.ORDER_TYPE, row.getString("type"))
                .with(Field.ORDER_LINES, row.getLong("line_count"))
                .with(Field.ORDER_WEIGHT, row.getLong("weight_g"))
                .with(Field.ORDER_COUPONS, texts(row, "coupons"))
                .with(Field.ORDER_CITY, row.getString("city"))
                .with(Field.ORDER_PROVINCE, row.getString("province"))
                .with(Field.ORDER_PROBLEM_OPEN, row.getBoolean("problem_open"));
        var member = row.getObject("member_id", UUID.class);
        facts.with(Field.MEMBER_ID, member == null ? null : member.toString());
    }

    private static void addMember(FlowFacts facts, ResultSet row, Instant now) throws SQLException {
        var member = row.getObject("known_member", UUID.class);
        if (member == null) {
            return;
        }
        var month = YearMonth.from(now.atZone(QuietHours.CHINA)).toString();
        boolean thisMonth = month.equals(row.getString("on_time_month_of"));
        facts.with(Field.MEMBER_ID, member.toString())
                .with(Field.MEMBER_TIER, row.getString("tier"))
                .with(Field.MEMBER_ORDERS, row.getLong("orders"))
                .with(Field.MEMBER_SPEND, row.getLong("spend_365"))
                .with(Field.MEMBER_ON_TIME, thisMonth ? row.getLong("on_time_month") : 0L)
                .with(Field.MEMBER_POINTS, row.getLong("points"))
                .with(Field.MEMBER_MARKETING, row.getBoolean("marketing"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }
}
