package io.hongyan.server.access;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Tokens;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Counts tries at what can be guessed. The count is a row, so it holds on all nodes and outlives
 * them; of what was tried only a hash is kept.
 */
public final class Attempts {

    private final Database database;

    public Attempts(Database database) {
        this.database = database;
    }

    /** Counts one try; false when there were more than {@code most} of them within the span. */
    public boolean take(String what, int most, Duration span) {
        return database.system(c -> {
            try (var query = c.prepareStatement("select hongyan_try(?, ?, ?::interval)")) {
                query.setBytes(1, Tokens.hash(what));
                query.setInt(2, most);
                query.setString(3, span.toString());
                try (var rows = query.executeQuery()) {
                    return rows.next() && rows.getBoolean(1);
                }
            }
        });
    }

    /** Takes a try back that was right. */
    public void giveBack(String what) {
        database.system(c -> untry(c, what));
    }

    private static boolean untry(java.sql.Connection c, String what) throws SQLException {
        try (var query = c.prepareStatement("select hongyan_untry(?)")) {
            query.setBytes(1, Tokens.hash(what));
            return query.execute();
        }
    }
}
