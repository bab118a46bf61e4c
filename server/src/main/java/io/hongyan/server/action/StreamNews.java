package io.hongyan.server.action;

import io.hongyan.core.base.JsonText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.UUID;

/** Tells those who look at a page, after the commit, that actions have changed. */
final class StreamNews {

    private static final String NOTIFY =
            "select pg_notify('hongyan_stream', n) from unnest(?::text[]) n";

    private StreamNews() {}

    static void changed(Connection c, UUID merchant, Collection<UUID> actions) throws SQLException {
        if (actions.isEmpty()) {
            return;
        }
        var texts = actions.stream().map(id -> text(merchant, id)).toArray();
        try (var statement = c.prepareStatement(NOTIFY)) {
            statement.setArray(1, c.createArrayOf("text", texts));
            statement.execute();
        }
    }

    private static String text(UUID merchant, UUID action) {
        var json = new LinkedHashMap<String, Object>();
        json.put("merchant", merchant);
        json.put("type", "action.changed");
        json.put("id", action);
        return JsonText.of(json);
    }
}
