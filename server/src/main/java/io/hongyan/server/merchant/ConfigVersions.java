package io.hongyan.server.merchant;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.DatabaseTrouble;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices whose configuration has changed on another node: one question a second about all
 * merchants that somebody keeps in memory, so that no push has to ask.
 */
public final class ConfigVersions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigVersions.class);
    private static final long LOOK_SECONDS = 1;
    private static final long UNKNOWN = -1;
    private static final String VERSIONS =
            "select merchant_id, config_version from hongyan_config_versions(?)";

    private final Database database;
    private final Map<UUID, Long> known = new ConcurrentHashMap<>();
    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** Does nothing until {@link #start}. */
    public ConfigVersions(Database database) {
        this.database = database;
        this.thread = Thread.ofVirtual().name("config-versions").unstarted(this::run);
    }

    public ConfigVersions start() {
        thread.start();
        return this;
    }

    /** Whoever keeps something of merchants in memory, and drops it when told to. */
    public void onChange(Consumer<UUID> forget) {
        listeners.add(forget);
    }

    /** Something of this merchant is in memory from now on. */
    public void follow(UUID merchant) {
        known.putIfAbsent(merchant, UNKNOWN);
    }

    /** Asks once, and tells of every version that is another than at the last look. */
    public void look() {
        if (known.isEmpty()) {
            return;
        }
        var asked = known.keySet().toArray(UUID[]::new);
        for (var version : database.system(c -> versions(c, asked))) {
            var before = known.put(version.merchant, version.number);
            if (before == null || before != version.number) {
                listeners.forEach(listener -> listener.accept(version.merchant));
            }
        }
    }

    private record Version(UUID merchant, long number) {}

    private static List<Version> versions(Connection c, UUID[] asked) throws SQLException {
        return Sql.list(
                c,
                VERSIONS,
                row -> new Version(Sql.uuid(row, "merchant_id"), row.getLong("config_version")),
                (Object) asked);
    }

    private void run() {
        try {
            while (!stop.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                try {
                    look();
                } catch (DatabaseTrouble e) {
                    LOG.warn("Versions of configurations can't be read: {}", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
