package io.hongyan.server.tracking;

import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What flows may know of a parcel's order and of its buyer as a member: context of a decision,
 * never something to count.
 *
 * @param member null when the buyer is no member
 */
public record OrderFacts(
        UUID id,
        String number,
        String shop,
        long paid,
        @Nullable Instant paidAt,
        String type,
        long lines,
        long weight,
        String city,
        String province,
        List<String> coupons,
        boolean problemOpen,
        @Nullable MemberFacts member) {

    /** A member as he stands now. */
    public record MemberFacts(
            UUID id,
            String tier,
            long orders,
            long spend365,
            long onTimeThisMonth,
            long points,
            boolean marketing) {}

    private static final String LOAD =
            """
            select o.order_id, o.number, o.shop, o.paid, o.paid_at, o.type, o.line_count,
                   o.weight_g, o.city, o.province, o.coupons, o.problem_open, o.member_id,
                   m.tier, m.orders, m.spend_365, m.on_time_month, m.points, m.marketing
              from unnest(?::uuid[], ?::uuid[]) as k(merchant_id, order_id)
              join shop_order o using (merchant_id, order_id)
              left join member m
                on m.merchant_id = o.merchant_id and m.member_id = o.member_id
            """;

    /** The facts of these parcels' orders, by order. */
    static Map<UUID, OrderFacts> load(Connection c, List<Decided> parcels) throws SQLException {
        var held = parcels.stream().filter(one -> one.after().order() != null).toList();
        var found = new HashMap<UUID, OrderFacts>();
        if (held.isEmpty()) {
            return found;
        }
        try (var query = c.prepareStatement(LOAD)) {
            new Columns<>(c, query, held)
                    .uuid(one -> one.after().key().merchant())
                    .uuid(one -> one.after().order());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var facts = read(rows);
                    found.put(facts.id, facts);
                }
            }
        }
        return found;
    }

    private static OrderFacts read(ResultSet rows) throws SQLException {
        var coupons = rows.getArray("coupons");
        return new OrderFacts(
                rows.getObject("order_id", UUID.class),
                rows.getString("number"),
                rows.getString("shop"),
                rows.getLong("paid"),
                Columns.instant(rows.getObject("paid_at", OffsetDateTime.class)),
                text(rows, "type"),
                rows.getLong("line_count"),
                rows.getLong("weight_g"),
                text(rows, "city"),
                text(rows, "province"),
                coupons == null ? List.of() : List.of((String[]) coupons.getArray()),
                rows.getBoolean("problem_open"),
                member(rows));
    }

    private static @Nullable MemberFacts member(ResultSet rows) throws SQLException {
        var id = rows.getObject("member_id", UUID.class);
        if (id == null) {
            return null;
        }
        return new MemberFacts(
                id,
                text(rows, "tier"),
                rows.getLong("orders"),
                rows.getLong("spend_365"),
                rows.getLong("on_time_month"),
                rows.getLong("points"),
                rows.getBoolean("marketing"));
    }

    private static String text(ResultSet rows, String column) throws SQLException {
        var text = rows.getString(column);
        return text == null ? "" : text;
    }
}
