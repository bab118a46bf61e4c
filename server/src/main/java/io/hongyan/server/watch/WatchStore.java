package io.hongyan.server.watch;

import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code watch}, and what of a parcel the other side needs to know. */
final class WatchStore {

    private static final String PARCEL =
            """
            select p.carrier, p.number, o.consignee, o.buyer, o.province, o.city
              from parcel p
              left join shop_order o
                on o.merchant_id = p.merchant_id and o.order_id = p.order_id
             where p.merchant_id = ? and p.parcel_id = ?
            """;
    private static final String MARK =
            """
            insert into watch (merchant_id, parcel_id, connection_id, state, reason, asked_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (merchant_id, parcel_id, connection_id)
            do update set state = excluded.state, reason = excluded.reason,
                          asked_at = excluded.asked_at
            """;
    private static final String REFUSED =
            """
            select connection_id from watch
             where merchant_id = ? and parcel_id = ? and state = 'refused'
            """;
    private static final String MAY_PULL =
            """
            insert into watch (merchant_id, parcel_id, connection_id, pulled_at)
            values (?, ?, ?, ?)
            on conflict (merchant_id, parcel_id, connection_id)
            do update set pulled_at = excluded.pulled_at
             where watch.pulled_at is null or watch.pulled_at <= ?
            """;
    private static final String PULLED =
            """
            select pulled_at from watch
             where merchant_id = ? and parcel_id = ? and connection_id = ?
            """;

    private WatchStore() {}

    record Waybill(
            String carrier, String number, @Nullable UUID person, String province, String city) {}

    static Optional<Waybill> waybill(Connection c, UUID merchant, UUID parcel) throws SQLException {
        try (var query = c.prepareStatement(PARCEL)) {
            query.setObject(1, merchant);
            query.setObject(2, parcel);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var consignee = row.getObject("consignee", UUID.class);
                return Optional.of(
                        new Waybill(
                                row.getString("carrier"),
                                row.getString("number"),
                                consignee == null ? row.getObject("buyer", UUID.class) : consignee,
                                text(row.getString("province")),
                                text(row.getString("city"))));
            }
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** What a connection made of our wish to watch. */
    record Mark(String state, @Nullable String reason, Instant at) {}

    static void mark(Connection c, UUID merchant, UUID parcel, UUID connection, Mark mark)
            throws SQLException {
        try (var statement = c.prepareStatement(MARK)) {
            statement.setObject(1, merchant);
            statement.setObject(2, parcel);
            statement.setObject(3, connection);
            statement.setString(4, mark.state());
            statement.setString(5, mark.reason());
            statement.setObject(6, Columns.utc(mark.at()));
            statement.executeUpdate();
        }
    }

    static Set<UUID> refused(Connection c, UUID merchant, UUID parcel) throws SQLException {
        try (var query = c.prepareStatement(REFUSED)) {
            query.setObject(1, merchant);
            query.setObject(2, parcel);
            var connections = new HashSet<UUID>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    connections.add(rows.getObject(1, UUID.class));
                }
            }
            return connections;
        }
    }

    /** Takes the turn to ask; false if the vendor's interval is not over (or a twin took it). */
    static boolean takeTurn(Connection c, Asking asking, Duration interval) throws SQLException {
        try (var statement = c.prepareStatement(MAY_PULL)) {
            statement.setObject(1, asking.merchant());
            statement.setObject(2, asking.parcel());
            statement.setObject(3, asking.connection());
            statement.setObject(4, Columns.utc(asking.now()));
            statement.setObject(5, Columns.utc(asking.now().minus(interval)));
            return statement.executeUpdate() == 1;
        }
    }

    record Asking(UUID merchant, UUID parcel, UUID connection, Instant now) {}

    /** When the next question is allowed. */
    static Instant nextTurn(Connection c, Asking asking, Duration interval) throws SQLException {
        try (var query = c.prepareStatement(PULLED)) {
            query.setObject(1, asking.merchant());
            query.setObject(2, asking.parcel());
            query.setObject(3, asking.connection());
            try (var row = query.executeQuery()) {
                var at = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
                return at == null ? asking.now() : at.toInstant().plus(interval);
            }
        }
    }
}
