package io.hongyan.server.webhook;

import io.hongyan.server.merchant.Merchants;
import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_endpoint}. */
final class EndpointStore {

    private static final String COLUMNS =
            "select endpoint_id, name, url, types, secret, old_secret, old_until, state, reason,"
                    + " failing_since, created_at from webhook_endpoint where merchant_id = ?";
    private static final String INSERT =
            """
            insert into webhook_endpoint (merchant_id, endpoint_id, name, url, types, secret,
                                          created_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE =
            """
            update webhook_endpoint
               set name = ?, url = ?, types = ?, state = ?, reason = null, failing_since = null
             where merchant_id = ? and endpoint_id = ?
            """;
    private static final String ROTATE =
            """
            update webhook_endpoint
               set old_secret = secret, old_until = ?, secret = ?
             where merchant_id = ? and endpoint_id = ?
            """;
    private static final String DELETE =
            "delete from webhook_endpoint where merchant_id = ? and endpoint_id = ?";
    private static final String FAILING =
            """
            update webhook_endpoint set failing_since = coalesce(failing_since, ?)
             where merchant_id = ? and endpoint_id = ?
            returning failing_since
            """;
    private static final String WELL =
            """
            update webhook_endpoint set failing_since = null
             where merchant_id = ? and endpoint_id = ? and failing_since is not null
            """;
    private static final String OFF =
            """
            update webhook_endpoint set state = 'off', reason = ?
             where merchant_id = ? and endpoint_id = ? and state = 'on'
            """;

    private EndpointStore() {}

    /** What a merchant says of an address. */
    record Form(String name, String url, List<String> types, boolean isOn) {

        Form {
            types = List.copyOf(types);
        }
    }

    record Endpoint(
            UUID id,
            Form form,
            byte[] secret,
            byte @Nullable [] oldSecret,
            @Nullable Instant oldUntil,
            @Nullable String reason,
            @Nullable Instant failingSince,
            Instant createdAt) {

        /** Wants events of this type: named, all, or all of a noun ({@code parcel.*}). */
        boolean wants(String type) {
            return form.isOn()
                    && form.types().stream()
                            .anyMatch(one ->
                                    one.equals("*")
                                            || one.equals(type)
                                            || (one.endsWith(".*")
                                                    && type.startsWith(
                                                            one.substring(0, one.length() - 1))));
        }
    }

    static List<Endpoint> all(Connection c, UUID merchant) throws SQLException {
        try (var query = c.prepareStatement(COLUMNS + " order by endpoint_id")) {
            query.setObject(1, merchant);
            return read(query);
        }
    }

    static Optional<Endpoint> find(Connection c, UUID merchant, UUID id) throws SQLException {
        try (var query = c.prepareStatement(COLUMNS + " and endpoint_id = ?")) {
            query.setObject(1, merchant);
            query.setObject(2, id);
            return read(query).stream().findFirst();
        }
    }

    static void insert(Connection c, UUID merchant, UUID id, Form form, Secret secret)
            throws SQLException {
        try (var s = c.prepareStatement(INSERT)) {
            s.setObject(1, merchant);
            s.setObject(2, id);
            s.setString(3, form.name());
            s.setString(4, form.url());
            s.setArray(5, c.createArrayOf("text", form.types().toArray()));
            s.setBytes(6, secret.sealed());
            s.setObject(7, Columns.utc(secret.at()));
            s.executeUpdate();
        }
        Merchants.raiseConfigVersion(c, merchant);
    }

    /** A sealed secret and since when it holds. */
    @SuppressWarnings("ArrayRecordComponent") // sealed bytes; nobody compares them
    record Secret(byte[] sealed, Instant at) {}

    static boolean update(Connection c, UUID merchant, UUID id, Form form) throws SQLException {
        try (var s = c.prepareStatement(UPDATE)) {
            s.setString(1, form.name());
            s.setString(2, form.url());
            s.setArray(3, c.createArrayOf("text", form.types().toArray()));
            s.setString(4, form.isOn() ? "on" : "off");
            s.setObject(5, merchant);
            s.setObject(6, id);
            return changed(c, merchant, s.executeUpdate());
        }
    }

    /** Whoever keeps his addresses in memory reads them again. */
    private static boolean changed(Connection c, UUID merchant, int rows) throws SQLException {
        if (rows == 1) {
            Merchants.raiseConfigVersion(c, merchant);
        }
        return rows == 1;
    }

    static boolean rotate(Connection c, UUID merchant, UUID id, byte[] secret, Instant oldUntil)
            throws SQLException {
        try (var s = c.prepareStatement(ROTATE)) {
            s.setObject(1, Columns.utc(oldUntil));
            s.setBytes(2, secret);
            s.setObject(3, merchant);
            s.setObject(4, id);
            return s.executeUpdate() == 1;
        }
    }

    static boolean delete(Connection c, UUID merchant, UUID id) throws SQLException {
        try (var s = c.prepareStatement(DELETE)) {
            s.setObject(1, merchant);
            s.setObject(2, id);
            return changed(c, merchant, s.executeUpdate());
        }
    }

    /** Since when it fails without a break; empty if it is gone. */
    static Optional<Instant> failing(Connection c, UUID merchant, UUID id, Instant now)
            throws SQLException {
        try (var s = c.prepareStatement(FAILING)) {
            s.setObject(1, Columns.utc(now));
            s.setObject(2, merchant);
            s.setObject(3, id);
            try (var row = s.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }

    static void well(Connection c, UUID merchant, UUID id) throws SQLException {
        try (var s = c.prepareStatement(WELL)) {
            s.setObject(1, merchant);
            s.setObject(2, id);
            s.executeUpdate();
        }
    }

    /** False if it was off already. */
    static boolean switchOff(Connection c, UUID merchant, UUID id, String reason)
            throws SQLException {
        try (var s = c.prepareStatement(OFF)) {
            s.setString(1, reason);
            s.setObject(2, merchant);
            s.setObject(3, id);
            return changed(c, merchant, s.executeUpdate());
        }
    }

    private static List<Endpoint> read(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var all = new ArrayList<Endpoint>();
            while (rows.next()) {
                all.add(endpoint(rows));
            }
            return all;
        }
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        return new Endpoint(
                row.getObject("endpoint_id", UUID.class),
                new Form(
                        row.getString("name"),
                        row.getString("url"),
                        Arrays.asList((String[]) row.getArray("types").getArray()),
                        row.getString("state").equals("on")),
                row.getBytes("secret"),
                row.getBytes("old_secret"),
                Columns.instant(row.getObject("old_until", OffsetDateTime.class)),
                row.getString("reason"),
                Columns.instant(row.getObject("failing_since", OffsetDateTime.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
