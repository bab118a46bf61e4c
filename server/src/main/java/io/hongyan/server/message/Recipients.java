package io.hongyan.server.message;

import io.hongyan.core.tracking.Carrier;
import io.hongyan.core.tracking.Carriers;
import io.hongyan.kit.TrackingTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds out from the rows of today whom a message is for. */
public final class Recipients {

    private static final String BY_PARCEL =
            """
            select p.parcel_id, p.carrier, p.number as parcel_number, r.expected_at,
                   o.order_id, o.number as order_number, o.shop, s.name as shop_name,
                   o.paid, o.buyer, o.consignee,
                   o.member_id
              from parcel p
              left join parcel_row r
                on r.merchant_id = p.merchant_id and r.parcel_id = p.parcel_id
              left join shop_order o
                on o.merchant_id = p.merchant_id and o.order_id = p.order_id
              left join shop s on s.merchant_id = o.merchant_id and s.code = o.shop
             where p.merchant_id = ? and p.parcel_id = ?
            """;
    private static final String BY_ORDER =
            """
            select null::uuid as parcel_id, null::text as carrier, null::text as parcel_number,
                   null::timestamptz as expected_at,
                   o.order_id, o.number as order_number, o.shop, s.name as shop_name,
                   o.paid, o.buyer, o.consignee,
                   o.member_id
              from shop_order o
              left join shop s on s.merchant_id = o.merchant_id and s.code = o.shop
             where o.merchant_id = ? and o.order_id = ?
            """;
    private static final String LAST_ORDER =
            """
            select order_id from shop_order
             where merchant_id = ? and member_id = ?
             order by order_id desc
             limit 1
            """;
    private static final String MEMBER =
            """
            select tier, orders, spend_365, points, person from member
             where merchant_id = ? and member_id = ?
            """;

    private final Carriers carriers;

    public Recipients() {
        this(TrackingTables.carriers());
    }

    public Recipients(Carriers carriers) {
        this.carriers = carriers;
    }

    /** About whom: at least one of them should be there. */
    public record About(@Nullable UUID parcel, @Nullable UUID order, @Nullable UUID member) {}

    public Recipient find(Connection c, UUID merchant, About about) throws SQLException {
        var found = new Found(carriers);
        if (about.parcel() != null) {
            found.read(c, BY_PARCEL, merchant, about.parcel());
        }
        if (found.order == null && about.order() != null) {
            found.read(c, BY_ORDER, merchant, about.order());
        }
        if (found.member == null) {
            found.member = about.member();
        }
        if (found.member != null) {
            member(c, merchant, found);
        }
        if (found.person == null && found.order == null && found.member != null) {
            var last = one(c, LAST_ORDER, merchant, found.member);
            if (last != null) {
                found.read(c, BY_ORDER, merchant, last);
            }
        }
        return new Recipient(
                found.person,
                found.parcel == null ? about.parcel() : found.parcel,
                found.order,
                found.member,
                found.facts);
    }

    private static void member(Connection c, UUID merchant, Found found) throws SQLException {
        try (var query = c.prepareStatement(MEMBER)) {
            query.setObject(1, merchant);
            query.setObject(2, found.member);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                found.put("member.tier", row.getString("tier"));
                found.put("member.tierName", row.getString("tier"));
                found.put("member.orders", row.getLong("orders"));
                found.put("member.spend365", row.getLong("spend_365"));
                found.put("member.points", row.getLong("points"));
                if (found.person == null) {
                    found.person = row.getObject("person", UUID.class);
                }
            }
        }
    }

    private static @Nullable UUID one(Connection c, String sql, UUID merchant, UUID id)
            throws SQLException {
        try (var query = c.prepareStatement(sql)) {
            query.setObject(1, merchant);
            query.setObject(2, id);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    private static final class Found {

        private final Carriers carriers;
        private @Nullable UUID person;
        private @Nullable UUID parcel;
        private @Nullable UUID order;
        private @Nullable UUID member;
        private final Map<String, Object> facts = new HashMap<>();

        Found(Carriers carriers) {
            this.carriers = carriers;
        }

        void put(String path, @Nullable Object value) {
            if (value != null) {
                facts.put(path, value);
            }
        }

        void read(Connection c, String sql, UUID merchant, UUID id) throws SQLException {
            try (var query = c.prepareStatement(sql)) {
                query.setObject(1, merchant);
                query.setObject(2, id);
                try (var row = query.executeQuery()) {
                    if (row.next()) {
                        read(row);
                    }
                }
            }
        }

        private void read(ResultSet row) throws SQLException {
            parcel = parcel == null ? row.getObject("parcel_id", UUID.class) : parcel;
            order = row.getObject("order_id", UUID.class);
            member = row.getObject("member_id", UUID.class);
            person = row.getObject("buyer", UUID.class);
            if (person == null) {
                person = row.getObject("consignee", UUID.class);
            }
            var carrier = row.getString("carrier");
            put("parcel.carrier", carrier);
            if (carrier != null) {
                var known = carriers.find(carrier);
                put("parcel.carrierName", known.map(Carrier::nameZh).orElse(carrier));
            }
            put("parcel.number", row.getString("parcel_number"));
            var expected = row.getObject("expected_at", OffsetDateTime.class);
            put("parcel.expectedAt", expected == null ? null : expected.toInstant());
            put("order.number", row.getString("order_number"));
            put("order.shop", row.getString("shop"));
            put("order.shopName", row.getString("shop_name"));
            put("order.paid", order == null ? null : (Object) row.getLong("paid"));
        }
    }
}
