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
        var place = new ApiKeyStore.Place(merchant, ids.next());
        var hint = key.substring(0, Math.min(6, key.length() / 2));
        ApiKeyStore.insert(c, place, name, Tokens.hash(key), new ApiKeyStore.Shown(hint, roles));
        return place.key();
    }
}
