package io.hongyan.server.action;

import io.hongyan.server.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** The books of the actions: whatever was intended is waiting or at one of its ends. */
public final class ActionBooks {

    private static final String COUNTS = "select state, actions from hongyan_action_counts()";

    private final Database database;

    public ActionBooks(Database database) {
        this.database = database;
    }

    /** Over all merchants: {@code intended} = done + waiting + dead + cancelled. */
    public record Balance(long intended, Map<ActionState, Long> byState) {

        public Balance {
            byState = Map.copyOf(byState);
        }
    }

    public Balance balance() {
        return database.system(ActionBooks::read);
    }

    private static Balance read(Connection c) throws SQLException {
        var byState = new EnumMap<ActionState, Long>(ActionState.class);
        for (var state : ActionState.values()) {
            byState.put(state, 0L);
        }
        try (var query = c.prepareStatement(COUNTS);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                byState.put(ActionState.named(rows.getString(1)), rows.getLong(2));
            }
        }
        return new Balance(byState.values().stream().mapToLong(Long::longValue).sum(), byState);
    }
}
