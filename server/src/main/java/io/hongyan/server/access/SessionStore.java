package io.hongyan.server.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The table {@code session}. Machine time: the database's clock. */
final class SessionStore {

    private static final String LOOK = "select merchant_id, session_id from hongyan_session(?)";
    private static final String INSERT =
            """
            insert into session (merchant_id, session_id, account_id, token_hash, device, address,
                                 ends_at)
            values (?, ?, ?, ?, ?, ?, now() + interval '7 days')
            """;
    private static final String ACCOUNT =
            "select account_id from session where merchant_id = ? and session_id = ?";
    private static final String SEEN =
            """
            update session
               set seen_at = now()
             where merchant_id = ? and session_id = ? and seen_at < now() - interval '1 minute'
            """;
    private static final String END =
            "delete from session where merchant_id = ? and session_id = ?";
    private static final String END_ALL =
            "delete from session where merchant_id = ? and account_id = ?";

    private SessionStore() {}

    /** Where a token was found. */
    record Place(UUID merchant, UUID session) {}

    static Optional<Place> look(Connection c, byte[] hash) throws SQLException {
        try (var query = c.prepareStatement(LOOK)) {
            query.setBytes(1, hash);
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

    /** What the session is held by: the browser's own words, and where it dialled from. */
    record Device(String name, String address) {

        private static final int LONGEST = 300;

        Device {
            name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
            name = name.replace('\0', ' ');
        }
    }

    static void insert(Connection c, Place place, UUID account, byte[] hash, Device device)
            throws SQLException {
        try (var insert = c.prepareStatement(INSERT)) {
            insert.setObject(1, place.merchant);
            insert.setObject(2, place.session);
            insert.setObject(3, account);
            insert.setBytes(4, hash);
            insert.setString(5, device.name);
            insert.setString(6, device.address);
            insert.executeUpdate();
        }
    }

    /** Whose session it is; marks it as used. */
    static Optional<UUID> use(Connection c, Place place) throws SQLException {
        try (var query = c.prepareStatement(ACCOUNT)) {
            query.setObject(1, place.merchant);
            query.setObject(2, place.session);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                execute(c, SEEN, place.merchant, place.session);
                return Optional.of(rows.getObject(1, UUID.class));
            }
        }
    }

    static void end(Connection c, Place place) throws SQLException {
        execute(c, END, place.merchant, place.session);
    }

    static void endAll(Connection c, UUID merchant, UUID account) throws SQLException {
        execute(c, END_ALL, merchant, account);
    }

    private static void execute(Connection c, String sql, UUID first, UUID second)
            throws SQLException {
        try (var statement = c.prepareStatement(sql)) {
            statement.setObject(1, first);
            statement.setObject(2, second);
            statement.executeUpdate();
        }
    }
}
