package io.hongyan.server.access;

import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code api_key}. */
final class ApiKeyStore {

    private static final String LOOK = "select merchant_id, key_id from hongyan_api_key(?)";
    private static final String FIND =
            """
            select key_id, name, hint, roles, scopes, created_at, used_at
              from api_key
             where merchant_id = ? and key_id = ? and revoked_at is null
            """;
    private static final String ALL =
            """
            select key_id, name, hint, roles, scopes, created_at, used_at
              from api_key
             where merchant_id = ? and revoked_at is null
             order by key_id
             limit 500
            """;
    private static final String INSERT =
            """
            insert into api_key (merchant_id, key_id, name, key_hash, hint, roles, scopes)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (key_hash) do nothing
            """;
    private static final String USED =
            """
            update api_key
               set used_at = now()
             where merchant_id = ? and key_id = ?
               and (used_at is null or used_at < now() - interval '1 minute')
            """;
    private static final String REVOKE =
            """
            update api_key
               set revoked_at = now()
             where merchant_id = ? and key_id = ? and revoked_at is null
            """;

    private ApiKeyStore() {}

    /** A key as it may be shown; {@code hint} is its first characters. */
    record ApiKey(
            UUID id,
            String name,
            String hint,
            Set<Role> roles,
            Set<String> scopes,
            Instant createdAt,
            @Nullable Instant usedAt) {}

    /** Where a key was found. */
    record Place(UUID merchant, UUID key) {}

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

    /** The key, marked as used. */
    static Optional<ApiKey> use(Connection c, Place place) throws SQLException {
        try (var query = c.prepareStatement(FIND)) {
            query.setObject(1, place.merchant);
            query.setObject(2, place.key);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var key = read(rows);
                execute(c, USED, place.merchant, place.key);
                return Optional.of(key);
            }
        }
    }

    static List<ApiKey> all(Connection c, UUID merchant) throws SQLException {
        try (var query = c.prepareStatement(ALL)) {
            query.setObject(1, merchant);
            try (var rows = query.executeQuery()) {
                var all = new ArrayList<ApiKey>();
                while (rows.next()) {
                    all.add(read(rows));
                }
                return all;
            }
        }
    }

    static void insert(Connection c, Place place, String name, byte[] hash, Shown shown)
            throws SQLException {
        try (var insert = c.prepareStatement(INSERT)) {
            insert.setObject(1, place.merchant);
            insert.setObject(2, place.key);
            insert.setString(3, name);
            insert.setBytes(4, hash);
            insert.setString(5, shown.hint);
            insert.setArray(6, Roles.column(c, shown.roles));
            insert.setArray(7, c.createArrayOf("text", shown.scopes.stream().sorted().toArray()));
            insert.executeUpdate();
        }
    }

    /** What of a key is kept in the clear. */
    record Shown(String hint, Set<Role> roles, Set<String> scopes) {}

    static boolean revoke(Connection c, UUID merchant, UUID id) throws SQLException {
        return execute(c, REVOKE, merchant, id) == 1;
    }

    private static int execute(Connection c, String sql, UUID merchant, UUID id)
            throws SQLException {
        try (var statement = c.prepareStatement(sql)) {
            statement.setObject(1, merchant);
            statement.setObject(2, id);
            return statement.executeUpdate();
        }
    }

    private static ApiKey read(ResultSet rows) throws SQLException {
        var used = rows.getObject("used_at", OffsetDateTime.class);
        return new ApiKey(
                rows.getObject("key_id", UUID.class),
                rows.getString("name"),
                rows.getString("hint"),
                Roles.of(rows.getArray("roles")),
                Set.of((String[]) rows.getArray("scopes").getArray()),
                rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }
}
