package io.hongyan.server.connection;

import io.hongyan.server.platform.Columns;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.DatabaseTrouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each connection last brought something. Written down every two seconds and not with each
 * push: it is for people to look at, and a kill may cost its last two seconds.
 */
public final class LastHeard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LastHeard.class);
    private static final int SECONDS = 2;
    private static final String WRITE =
            """
            update connection
               set last_event_at = greatest(last_event_at, ?)
             where merchant_id = ? and connection_id = ?
            """;

    private final Database database;
    private final Map<Heard, Instant> news = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("last-heard").daemon().factory());

    private record Heard(UUID merchant, UUID connection) {}

    public LastHeard(Database database) {
        this.database = database;
        var _ = timer.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Notes it; costs no more than a look into memory. */
    public void heard(UUID merchant, UUID connection, Instant at) {
        news.merge(new Heard(merchant, connection), at, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Writes down what was noted. */
    void write() {
        var noted = Map.copyOf(news);
        if (noted.isEmpty()) {
            return;
        }
        noted.forEach(news::remove);
        var merchants = noted.keySet().stream().map(Heard::merchant).collect(Collectors.toSet());
        try {
            database.transact(merchants, c -> write(c, noted));
        } catch (DatabaseTrouble e) {
            LOG.debug("Last events are written down later: {}", e.getMessage());
            noted.forEach((heard, at) -> heard(heard.merchant, heard.connection, at));
        }
    }

    private static int write(Connection c, Map<Heard, Instant> noted) throws SQLException {
        try (var statement = c.prepareStatement(WRITE)) {
            for (var entry : noted.entrySet()) {
                statement.setObject(1, Columns.utc(entry.getValue()));
                statement.setObject(2, entry.getKey().merchant);
                statement.setObject(3, entry.getKey().connection);
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        write();
    }
}
