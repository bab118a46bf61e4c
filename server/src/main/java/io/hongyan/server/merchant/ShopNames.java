package io.hongyan.server.merchant;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What people call a merchant's shops. A shop that nobody named is called by its code. */
public final class ShopNames {

    private final Map<String, String> names;

    private ShopNames(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    public static ShopNames of(Connection c, UUID merchant) throws SQLException {
        var names = new HashMap<String, String>();
        Sql.list(
                c,
                "select code, name from shop where merchant_id = ?",
                row -> names.put(row.getString("code"), row.getString("name")) == null,
                merchant);
        return new ShopNames(names);
    }

    public String of(String code) {
        return names.getOrDefault(code, code);
    }
}
