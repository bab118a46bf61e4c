package io.hongyan.server.web;

import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code idempotency}: what was answered to which key. Answers are sealed, for they may
 * name people. Machine time: the database's clock.
 */
final class IdempotencyStore {

    private static final String BEGIN =
            """
            insert into idempotency as held
                   (merchant_id, actor, key, request_hash, lease_until)
            values (?, ?, ?, ?, now() + interval '2 minutes')
            on conflict (merchant_id, actor, key) do update
               set lease_until = excluded.lease_until
             where held.status is null
               and held.lease_until < now()
               and held.request_hash = excluded.request_hash
            """;
    private static final String LOOK =
            """
            select request_hash, status, content_type, answer
              from idempotency
             where merchant_id = ? and actor = ? and key = ?
            """;
    private static final String FINISH =
            """
            update idempotency
               set status = ?, content_type = ?, answer = ?
             where merchant_id = ? and actor = ? and key = ?
            """;
    private static final String FORGET =
            "delete from idempotency where merchant_id = ? and actor = ? and key = ?";

    private final Vault vault;

    IdempotencyStore(Vault vault) {
        this.vault = vault;
    }

    /** Whose key it is. */
    record Name(UUID merchant, String actor, String key) {}

    /** An answer that was given. */
    record Kept(int status, @Nullable String contentType, byte[] body) {}

    /** What is known about a key. {@code kept} is null while the first call still runs. */
    record Known(boolean sameRequest, @Nullable Kept kept) {}

    /** Takes the key for a first call; false if it is taken. */
    boolean begin(Connection c, Name name, byte[] requestHash) throws SQLException {
        try (var insert = c.prepareStatement(BEGIN)) {
            fill(insert, 1, name);
            insert.setBytes(4, requestHash);
            return insert.executeUpdate() == 1;
        }
    }

    Optional<Known> look(Connection c, Name name, byte[] requestHash) throws SQLException {
        try (var query = c.prepareStatement(LOOK)) {
            fill(query, 1, name);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var same = Arrays.equals(rows.getBytes("request_hash"), requestHash);
                var status = rows.getInt("status");
                if (status == 0) {
                    return Optional.of(new Known(same, null));
                }
                var body = vault.open(name.merchant, rows.getBytes("answer"));
                var type = rows.getString("content_type");
                return Optional.of(new Known(same, new Kept(status, type, body)));
            }
        }
    }

    void finish(Connection c, Name name, Kept kept) throws SQLException {
        try (var update = c.prepareStatement(FINISH)) {
            update.setInt(1, kept.status);
            update.setString(2, kept.contentType);
            update.setBytes(3, vault.seal(name.merchant, kept.body));
            fill(update, 4, name);
            update.executeUpdate();
        }
    }

    void forget(Connection c, Name name) throws SQLException {
        try (var delete = c.prepareStatement(FORGET)) {
            fill(delete, 1, name);
            delete.executeUpdate();
        }
    }

    private static void fill(java.sql.PreparedStatement statement, int first, Name name)
            throws SQLException {
        statement.setObject(first, name.merchant);
        statement.setString(first + 1, name.actor);
        statement.setString(first + 2, name.key);
    }
}
