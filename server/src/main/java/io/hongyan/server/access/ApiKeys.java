package io.hongyan.server.access;

import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Tokens;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/** Makes API keys. A key is shown once, when it is made; we keep its hash. */
public final class ApiKeys {

    private final Ids ids;

    public ApiKeys(Ids ids) {
        this.ids = ids;
    }

    /** A fresh key, for example {@code hy_Zk3…}. */
    public static String fresh() {
        return "hy_" + Tokens.fresh();
    }

    /** Lets this key in for the merchant, with these roles; harmless when it already is. */
    public UUID put(Connection c, UUID merchant, String name, String key, Set<Role> roles)
            throws SQLException {
        return put(c, merchant, new Wanted(name, roles, Set.of()), key);
    }

    /**
     * A key to be made.
     *
     * @param scopes none for all that the roles may
     */
    record Wanted(String name, Set<Role> roles, Set<String> scopes) {}

    UUID put(Connection c, UUID merchant, Wanted wanted, String key) throws SQLException {
        var place = new ApiKeyStore.Place(merchant, ids.next());
        var hint = key.substring(0, Math.min(6, key.length() / 2));
        ApiKeyStore.insert(
                c,
                place,
                wanted.name,
                Tokens.hash(key),
                new ApiKeyStore.Shown(hint, wanted.roles, wanted.scopes));
        return place.key();
    }
}
