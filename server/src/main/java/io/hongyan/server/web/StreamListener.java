package io.hongyan.server.web;

import io.hongyan.server.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears what any node says on {@code hongyan_stream}, over one connection of its own. When the
 * connection breaks it dials again, and everybody is told to look anew.
 */
final class StreamListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StreamListener.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LOOK_UP_MILLIS = 500;
    private static final int PAUSE_SECONDS = 2;

    private final Database database;
    private final LiveEvents events;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean running;

    StreamListener(Database database, LiveEvents events) {
        this.database = database;
        this.events = events;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("stream-listener").start(this::run);
    }

    /** True until the program stops: those who wait for events look at this. */
    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which waits for the streams to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void stop() {
        running = false;
        stop.countDown();
    }

    private void run() {
        while (running) {
            try (var connection = database.dataSource().getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                if (running) {
                    LOG.warn("the stream of changes broke; dialling again: {}", e.getMessage());
                    pause();
                    events.publishReset();
                }
            }
        }
    }

    private void pause() {
        try {
            if (stop.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("stopped while the stream was broken");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen hongyan_stream");
        }
        try {
            var postgres = connection.unwrap(PGConnection.class);
            while (running) {
                for (var notice : postgres.getNotifications(LOOK_UP_MILLIS)) {
                    take(notice.getParameter());
                }
            }
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** {"merchant": …, "type": …, "id": … or "ids": […]} */
    private void take(String text) {
        try {
            var json = JSON.readTree(text);
            var merchant = UUID.fromString(json.path("merchant").asString(""));
            var type = json.path("type").asString("");
            var data = JSON.createObjectNode();
            for (var name : json.propertyNames()) {
                if (!name.equals("merchant") && !name.equals("type")) {
                    data.set(name, json.path(name));
                }
            }
            if (type.matches("[a-z_.]{1,60}")) {
                events.publish(merchant, type, data.toString());
            }
        } catch (IllegalArgumentException | JacksonException e) {
            LOG.warn("a notice on hongyan_stream could not be read: {}", e.getMessage());
        }
    }
}
