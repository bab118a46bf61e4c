package io.hongyan.server.vault;

import io.hongyan.server.platform.Database;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The merchants' data keys (table {@code data_key}), wrapped by the key-encryption key. A key rolls
 * with the month and after 2^30 uses (NIST SP 800-38D allows 2^32 random nonces); a node draws uses
 * in blocks, so counting costs nothing per seal.
 */
final class DataKeys {

    private static final long MOST_USES = 1L << 30;
    private static final long BLOCK = 1L << 20;

    private static final String NEWEST =
            """
            select key_no, wrapped, uses, created_at
              from data_key
             where merchant_id = ?
             order by key_no desc
             limit 1
               for update
            """;
    private static final String DRAW =
            "update data_key set uses = uses + ? where merchant_id = ? and key_no = ?";
    private static final String ADD =
            """
            insert into data_key (merchant_id, key_no, wrapped, uses, created_at)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String ONE =
            "select wrapped from data_key where merchant_id = ? and key_no = ?";

    private final SecretKey wrapping;
    private final Database database;
    private final InstantSource machine;
    private final Map<UUID, Drawn> drawn = new ConcurrentHashMap<>();
    private final Map<KeyName, SecretKey> opened = new ConcurrentHashMap<>();

    DataKeys(SecretKey wrapping, Database database, InstantSource machine) {
        this.wrapping = wrapping;
        this.database = database;
        this.machine = machine;
    }

    record Numbered(int number, SecretKey key) {}

    private record KeyName(UUID merchant, int number) {}

    private record Drawn(Numbered key, YearMonth month, AtomicLong left) {}

    Numbered current(UUID merchant) {
        var month = YearMonth.from(machine.instant().atOffset(ZoneOffset.UTC));
        var block = drawn.get(merchant);
        if (block == null || !block.month.equals(month) || block.left.decrementAndGet() < 0) {
            block =
                    drawn.compute(
                            merchant,
                            (_, held) ->
                                    held != null && held.month.equals(month) && held.left.get() > 0
                                            ? held
                                            : draw(merchant, month));
        }
        return block.key;
    }

    SecretKey numbered(UUID merchant, int number) {
        return opened.computeIfAbsent(
                new KeyName(merchant, number),
                name -> database.transact(merchant, c -> load(c, name)));
    }

    private Drawn draw(UUID merchant, YearMonth month) {
        var key = database.transact(merchant, c -> drawIn(c, merchant, month));
        opened.put(new KeyName(merchant, key.number), key.key);
        return new Drawn(key, month, new AtomicLong(BLOCK));
    }

    private Numbered drawIn(Connection c, UUID merchant, YearMonth month) throws SQLException {
        try (var query = c.prepareStatement(NEWEST)) {
            query.setObject(1, merchant);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return add(c, merchant, 1);
                }
                var number = rows.getInt("key_no");
                var made = rows.getObject("created_at", java.time.OffsetDateTime.class);
                var fits =
                        YearMonth.from(made.withOffsetSameInstant(ZoneOffset.UTC)).equals(month)
                                && rows.getLong("uses") + BLOCK <= MOST_USES;
                if (!fits) {
                    return add(c, merchant, number + 1);
                }
                var wrapped = rows.getBytes("wrapped");
                try (var update = c.prepareStatement(DRAW)) {
                    update.setLong(1, BLOCK);
                    update.setObject(2, merchant);
                    update.setInt(3, number);
                    update.executeUpdate();
                }
                return new Numbered(number, unwrap(wrapped));
            }
        }
    }

    /** Adds a key, or takes the one that another node added in the same moment. */
    private Numbered add(Connection c, UUID merchant, int number) throws SQLException {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        try (var insert = c.prepareStatement(ADD)) {
            insert.setObject(1, merchant);
            insert.setInt(2, number);
            insert.setBytes(3, wrap(new SecretKeySpec(bytes, "AES")));
            insert.setLong(4, BLOCK);
            insert.setObject(5, machine.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return new Numbered(number, load(c, new KeyName(merchant, number)));
    }

    private SecretKey load(Connection c, KeyName name) throws SQLException {
        try (var query = c.prepareStatement(ONE)) {
            query.setObject(1, name.merchant);
            query.setInt(2, name.number);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("no data key " + name.number + " any more");
                }
                return unwrap(rows.getBytes(1));
            }
        }
    }

    private byte[] wrap(SecretKey key) {
        try {
            var cipher = Cipher.getInstance("AESWrapPad");
            cipher.init(Cipher.WRAP_MODE, wrapping);
            return cipher.wrap(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES key wrap is not available", e);
        }
    }

    private SecretKey unwrap(byte[] wrapped) {
        try {
            var cipher = Cipher.getInstance("AESWrapPad");
            cipher.init(Cipher.UNWRAP_MODE, wrapping);
            return (SecretKey) cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "HONGYAN_SECRET_KEY is not the key that this database was sealed with", e);
        }
    }
}
