package io.hongyan.server.merchant;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code merchant}. */
public final class Merchants {

    private static final String INSERT =
            "insert into merchant (merchant_id, code, name) values (?, ?, ?)";
    private static final String FIND =
            "select merchant_id, code, name, config_version from merchant where merchant_id = ?";
    private static final String RAISE =
            """
            update merchant
               set config_version = config_version + 1
             where merchant_id = ?
            returning config_version
            """;

    private final Ids ids;

    public Merchants(Ids ids) {
        this.ids = ids;
    }

    /** Makes a merchant, and names it to the running transaction. */
    public Merchant create(Connection c, String code, String name) throws SQLException {
        var id = ids.next();
        Database.nameMerchants(c, Set.of(id));
        try (var insert = c.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, code);
            insert.setString(3, name);
            insert.executeUpdate();
        }
        return new Merchant(id, code, name, 1);
    }

    public Optional<Merchant> find(Connection c, UUID id) throws SQLException {
        try (var query = c.prepareStatement(FIND)) {
            query.setObject(1, id);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Merchant(
                                        rows.getObject("merchant_id", UUID.class),
                                        rows.getString("code"),
                                        rows.getString("name"),
                                        rows.getLong("config_version")))
                        : Optional.empty();
            }
        }
    }

    /** Tells every cache that this merchant's configuration has changed; the new version. */
    public static long raiseConfigVersion(Connection c, UUID merchant) throws SQLException {
        try (var update = c.prepareStatement(RAISE)) {
            update.setObject(1, merchant);
            try (var rows = update.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("no merchant " + merchant);
                }
                return rows.getLong(1);
            }
        }
    }
}
