package io.hongyan.server.access;

import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.Tokens;
import io.hongyan.server.vault.Vault;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code second_factor}: what a login asks for beside the password. Machine time. */
final class SecondFactors {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;

    private static final String FIND =
            """
            select secret, confirmed_at, last_step
              from second_factor
             where merchant_id = ? and account_id = ?
               for update
            """;
    private static final String OFFER =
            """
            insert into second_factor as f (merchant_id, account_id, secret)
            values (?, ?, ?)
            on conflict (merchant_id, account_id) do update
               set secret = excluded.secret, last_step = 0
             where f.confirmed_at is null
            """;
    private static final String CONFIRM =
            """
            update second_factor
               set confirmed_at = now(), last_step = ?, recovery = ?
             where merchant_id = ? and account_id = ? and confirmed_at is null
            """;
    private static final String USED =
            "update second_factor set last_step = ? where merchant_id = ? and account_id = ?";
    private static final String RECOVER =
            """
            update second_factor
               set recovery = array_remove(recovery, ?)
             where merchant_id = ? and account_id = ? and confirmed_at is not null
               and ? = any(recovery)
            """;
    private static final String REMOVE =
            "delete from second_factor where merchant_id = ? and account_id = ?";
    private static final String IS_ON =
            """
            select 1 from second_factor
             where merchant_id = ? and account_id = ? and confirmed_at is not null
            """;

    private final Vault vault;
    private final Ids ids;

    SecondFactors(Vault vault, Ids ids) {
        this.vault = vault;
        this.ids = ids;
    }

    /** Whose it is. */
    record Owner(UUID merchant, UUID account) {}

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Kept(byte[] secret, @Nullable Instant confirmedAt, long lastStep) {}

    boolean isOn(Connection c, Owner owner) throws SQLException {
        return Sql.exists(c, IS_ON, owner.merchant, owner.account);
    }

    /** A fresh secret, not yet asked for; empty when there is a confirmed one. */
    Optional<byte[]> offer(Connection c, Owner owner) throws SQLException {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var sealed = vault.seal(owner.merchant, secret);
        return Sql.update(c, OFFER, owner.merchant, owner.account, sealed) == 1
                ? Optional.of(secret)
                : Optional.empty();
    }

    /** The recovery codes, shown this once; empty when the code is wrong or nothing was offered. */
    Optional<List<String>> confirm(Connection c, Owner owner, String code) throws SQLException {
        var kept = find(c, owner);
        if (kept.isEmpty() || kept.get().confirmedAt != null) {
            return Optional.empty();
        }
        var step = Totp.stepOf(kept.get().secret, code.strip(), now(), kept.get().lastStep);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            codes.add(Tokens.fresh22().substring(0, 12).toLowerCase(java.util.Locale.ROOT));
        }
        try (var update = c.prepareStatement(CONFIRM)) {
            update.setLong(1, step.getAsLong());
            update.setArray(2, c.createArrayOf("bytea", hashes(owner, codes)));
            update.setObject(3, owner.merchant);
            update.setObject(4, owner.account);
            return update.executeUpdate() == 1 ? Optional.of(List.copyOf(codes)) : Optional.empty();
        }
    }

    private static Object[] hashes(Owner owner, List<String> codes) {
        return codes.stream().map(code -> hash(owner, code)).toArray(byte[][]::new);
    }

    private static byte[] hash(Owner owner, String code) {
        return Tokens.hash("recovery " + owner.account + " " + code);
    }

    /** A code of the app, or a recovery code, which is used up. */
    boolean isRight(Connection c, Owner owner, String code) throws SQLException {
        var kept = find(c, owner);
        if (kept.isEmpty() || kept.get().confirmedAt == null) {
            return false;
        }
        var plain = code.strip().toLowerCase(java.util.Locale.ROOT);
        var step = Totp.stepOf(kept.get().secret, plain, now(), kept.get().lastStep);
        if (step.isPresent()) {
            return Sql.update(c, USED, step.getAsLong(), owner.merchant, owner.account) == 1;
        }
        var hash = hash(owner, plain);
        return Sql.update(c, RECOVER, hash, owner.merchant, owner.account, hash) == 1;
    }

    boolean remove(Connection c, Owner owner) throws SQLException {
        return Sql.update(c, REMOVE, owner.merchant, owner.account) == 1;
    }

    private Instant now() {
        return Ids.madeAt(ids.next());
    }

    private Optional<Kept> find(Connection c, Owner owner) throws SQLException {
        return Sql.find(
                c,
                FIND,
                row ->
                        new Kept(
                                vault.open(owner.merchant, row.getBytes("secret")),
                                Sql.findInstant(row, "confirmed_at"),
                                row.getLong("last_step")),
                owner.merchant,
                owner.account);
    }
}
