package io.hongyan.server.order;

import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code shop_order} and {@code order_version}: writing. */
final class OrderStore {

    private static final String LOCK =
            """
            select order_id, body_hash, buyer, consignee, member_id, cancelled_at, version
              from shop_order
             where merchant_id = ? and shop = ? and number = ?
               for update
            """;
    private static final String INSERT =
            """
            insert into shop_order
                   (paid, currency, paid_at, placed_at, promised_ship_by, cancelled_at, type,
                    line_count, weight_g, province, city, place_code, buyer, consignee, member_id,
                    coupons, body, body_hash, updated_at, merchant_id, order_id, shop, number,
                    created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE =
            """
            update shop_order
               set paid = ?, currency = ?, paid_at = ?, placed_at = ?, promised_ship_by = ?,
                   cancelled_at = ?, type = ?, line_count = ?, weight_g = ?, province = ?,
                   city = ?, place_code = ?, buyer = ?, consignee = ?, member_id = ?,
                   coupons = ?, body = ?, body_hash = ?, updated_at = ?, version = version + 1
             where merchant_id = ? and order_id = ?
            """;
    private static final String VERSION =
            """
            insert into order_version
                   (merchant_id, order_id, version, at, paid, paid_at, type, line_count, weight_g,
                    province, city, coupons, member_id, problem_open)
            select merchant_id, order_id, version, ?, paid, paid_at, type, line_count, weight_g,
                   province, city, coupons, member_id, problem_open
              from shop_order
             where merchant_id = ? and order_id = ?
            on conflict do nothing
            """;

    private OrderStore() {}

    /** An order that is there, locked. */
    record Held(
            UUID id,
            byte[] bodyHash,
            UUID buyer,
            UUID consignee,
            @Nullable UUID member,
            boolean cancelled) {}

    /** Everything of an order that is kept beside its lines. */
    record Row(
            UUID id, String shop, OrderForm form, Places.Place place, People people, Body body) {}

    record People(UUID buyer, UUID consignee, @Nullable UUID member) {}

    /** The order as it came, sealed, and a keyed hash of it. */
    record Body(byte[] sealed, byte[] hash) {}

    static Optional<Held> lock(Connection c, UUID merchant, String shop, String number)
            throws SQLException {
        try (var query = c.prepareStatement(LOCK)) {
            query.setObject(1, merchant);
            query.setString(2, shop);
            query.setString(3, number);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Held(
                                        rows.getObject("order_id", UUID.class),
                                        rows.getBytes("body_hash"),
                                        rows.getObject("buyer", UUID.class),
                                        rows.getObject("consignee", UUID.class),
                                        rows.getObject("member_id", UUID.class),
                                        rows.getObject("cancelled_at") != null))
                        : Optional.empty();
            }
        }
    }

    static void insert(Connection c, UUID merchant, Row row, Instant now) throws SQLException {
        try (var insert = c.prepareStatement(INSERT)) {
            var next = fill(c, insert, row, now);
            insert.setObject(next, merchant);
            insert.setObject(next + 1, row.id);
            insert.setString(next + 2, row.shop);
            insert.setString(next + 3, row.form.number());
            insert.setObject(next + 4, Columns.utc(now));
            insert.executeUpdate();
        }
    }

    static void update(Connection c, UUID merchant, Row row, Instant now) throws SQLException {
        try (var update = c.prepareStatement(UPDATE)) {
            var next = fill(c, update, row, now);
            update.setObject(next, merchant);
            update.setObject(next + 1, row.id);
            update.executeUpdate();
        }
    }

    private static int fill(Connection c, PreparedStatement s, Row row, Instant now)
            throws SQLException {
        var form = row.form;
        s.setLong(1, form.paid().amount());
        s.setString(2, form.paid().currency());
        s.setObject(3, Columns.utc(form.times().paidAt()));
        s.setObject(4, Columns.utc(form.times().placedAt()));
        s.setObject(5, Columns.utc(form.times().promisedShipBy()));
        s.setObject(6, Columns.utc(form.times().cancelledAt()));
        s.setString(7, form.type());
        s.setInt(8, form.lines().size());
        s.setInt(9, form.weightGrams());
        s.setString(10, row.place.province());
        s.setString(11, row.place.city());
        s.setString(12, row.place.code());
        s.setObject(13, row.people.buyer);
        s.setObject(14, row.people.consignee);
        s.setObject(15, row.people.member);
        s.setArray(
                16, c.createArrayOf("text", form.coupons().keySet().stream().sorted().toArray()));
        s.setBytes(17, row.body.sealed);
        s.setBytes(18, row.body.hash);
        s.setObject(19, Columns.utc(now));
        return 20;
    }

    /** Keeps what conditions can test of the order as it stands from now on. */
    static void keepVersion(Connection c, UUID merchant, UUID order, Instant now)
            throws SQLException {
        try (var insert = c.prepareStatement(VERSION)) {
            insert.setObject(1, Columns.utc(now));
            insert.setObject(2, merchant);
            insert.setObject(3, order);
            insert.executeUpdate();
        }
    }
}
