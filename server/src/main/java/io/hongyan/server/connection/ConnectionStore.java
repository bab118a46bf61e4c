package io.hongyan.server.connection;

import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code connection}. */
final class ConnectionStore {

    private static final String COLUMNS =
            """
            select k.connection_id, k.connector, k.role, k.name, k.settings, k.hook_key, k.state,
                   k.created_at,
                   k.last_event_at,
                   (select coalesce(sum(r.count), 0) from refusal r
                     where r.merchant_id = k.merchant_id
                       and r.connection_id = k.connection_id) as refused_count
              from connection k
            """;
    private static final String ALL =
            COLUMNS + " where k.merchant_id = ? order by k.connection_id limit 1000";
    private static final String FIND = COLUMNS + " where k.merchant_id = ? and k.connection_id = ?";
    private static final String LOOK = "select merchant_id, connection_id from hongyan_hook(?)";
    private static final String INSERT =
            """
            insert into connection
                   (merchant_id, connection_id, connector, role, name, settings, hook_key, state)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE =
            """
            update connection
               set name = ?, settings = ?, state = ?, updated_at = now()
             where merchant_id = ? and connection_id = ?
            """;
    private static final String DELETE =
            "delete from connection where merchant_id = ? and connection_id = ?";

    private ConnectionStore() {}

    /** A row; {@code settings} is sealed. */
    record Row(
            UUID id,
            String connector,
            String role,
            String name,
            byte[] settings,
            String hookKey,
            String state,
            Instant createdAt,
            @Nullable Instant lastEventAt,
            long refused) {}

    /** Where a hook key was found. */
    record Place(UUID merchant, UUID connection) {}

    static List<Row> all(Connection c, UUID merchant) throws SQLException {
        try (var query = c.prepareStatement(ALL)) {
            query.setObject(1, merchant);
            try (var rows = query.executeQuery()) {
                var all = new ArrayList<Row>();
                while (rows.next()) {
                    all.add(read(rows));
                }
                return all;
            }
        }
    }

    static Optional<Row> find(Connection c, UUID merchant, UUID id) throws SQLException {
        try (var query = c.prepareStatement(FIND)) {
            query.setObject(1, merchant);
            query.setObject(2, id);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    static Optional<Place> look(Connection c, String hookKey) throws SQLException {
        try (var query = c.prepareStatement(LOOK)) {
            query.setString(1, hookKey);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Place(
                                        rows.getObject(1, UUID.class),
                                        rows.getObject(2, UUID.class)))
                        : Optional.empty();
            }
        }
    }

    static void insert(Connection c, UUID merchant, Row row) throws SQLException {
        try (var insert = c.prepareStatement(INSERT)) {
            insert.setObject(1, merchant);
            insert.setObject(2, row.id);
            insert.setString(3, row.connector);
            insert.setString(4, row.role);
            insert.setString(5, row.name);
            insert.setBytes(6, row.settings);
            insert.setString(7, row.hookKey);
            insert.setString(8, row.state);
            insert.executeUpdate();
        }
    }

    static void update(Connection c, UUID merchant, Row row) throws SQLException {
        try (var update = c.prepareStatement(UPDATE)) {
            update.setString(1, row.name);
            update.setBytes(2, row.settings);
            update.setString(3, row.state);
            update.setObject(4, merchant);
            update.setObject(5, row.id);
            update.executeUpdate();
        }
    }

    static boolean delete(Connection c, UUID merchant, UUID id) throws SQLException {
        try (var delete = c.prepareStatement(DELETE)) {
            delete.setObject(1, merchant);
            delete.setObject(2, id);
            return delete.executeUpdate() == 1;
        }
    }

    private static Row read(ResultSet rows) throws SQLException {
        return new Row(
                rows.getObject("connection_id", UUID.class),
                rows.getString("connector"),
                rows.getString("role"),
                rows.getString("name"),
                rows.getBytes("settings"),
                rows.getString("hook_key"),
                rows.getString("state"),
                rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                Columns.instant(rows.getObject("last_event_at", OffsetDateTime.class)),
                rows.getLong("refused_count"));
    }
}
