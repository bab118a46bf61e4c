package io.hongyan.server.access;

import io.hongyan.server.merchant.Merchants;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Tokens;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** The link that makes the first administrator of an empty database. It lives one hour. */
public final class SetupLink {

    private final Database database;
    private final Merchants merchants;
    private final Accounts accounts;

    public SetupLink(Database database, Merchants merchants, Accounts accounts) {
        this.database = database;
        this.merchants = merchants;
        this.accounts = accounts;
    }

    /** A fresh link's secret, to be printed as {publicUrl}/setup/{secret}; empty if not needed. */
    public Optional<String> offer() {
        var token = Tokens.fresh22();
        return database.system(c -> ask(c, "select hongyan_setup_offer(?)", token))
                ? Optional.of(token)
                : Optional.empty();
    }

    /** The first merchant and its owner; false if the link is used, too old or never was. */
    boolean use(String token, String code, String merchantName, Accounts.NewAccount owner) {
        return database.system(c -> {
            if (!ask(c, "select hongyan_setup_take(?)", token)) {
                return false;
            }
            var merchant = merchants.create(c, code, merchantName);
            accounts.put(
                    c,
                    merchant.id(),
                    new Accounts.NewAccount(
                            owner.login(), owner.name(), owner.password(), Set.of(Role.OWNER)));
            return true;
        });
    }

    private static boolean ask(Connection c, String question, String token) throws SQLException {
        try (var query = c.prepareStatement(question)) {
            query.setBytes(1, Tokens.hash(token));
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
