package io.hongyan.server.access;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.DatabaseTrouble;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The table {@code request_log}: what programs asked, without bodies and persons. Written behind
 * the answers, gathered; when the database can't keep up, rows are lost and said to be.
 */
final class RequestLog implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final int WAITING = 20_000;
    private static final int GATHER_MILLIS = 300;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int SWEEP_AFTER = 5_000;

    private static final String INSERT =
            """
            insert into request_log (merchant_id, request_id, trace_id, at, key_id, method, path,
                                     status, millis, code, fields)
            select n.merchant_id, n.request_id, n.trace_id, n.at, n.key_id, n.method, n.path,
                   n.status, n.millis, n.code,
                   coalesce(string_to_array(nullif(n.fields, ''), ','), '{}')
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::uuid[], ?::text[],
                          ?::text[], ?::int[], ?::int[], ?::text[], ?::text[])
                   as n(merchant_id, request_id, trace_id, at, key_id, method, path, status,
                        millis, code, fields)
            """;
    private static final String SWEEP =
            "delete from request_log where merchant_id = ? and request_id < ?";

    private final Database database;
    private final Ids ids;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>(WAITING);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;
    private int written;

    RequestLog(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * One call by key.
     *
     * @param path without its query: that may name people
     * @param code of the problem that was answered; empty when none was
     */
    record Entry(
            UUID merchant,
            UUID id,
            String trace,
            UUID key,
            String method,
            String path,
            int status,
            int millis,
            String code,
            List<String> fields) {}

    UUID nextId() {
        return ids.next();
    }

    void add(Entry entry) {
        if (!waiting.offer(entry)) {
            LOG.warn("a call could not be kept in the request log: too many wait");
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("request-log").start(this::run);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        stop.countDown();
        try {
            if (!stopped.await(3, TimeUnit.SECONDS)) {
                LOG.warn("{} calls were not kept in the request log", waiting.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (running || !waiting.isEmpty()) {
                var first = waiting.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var over = stop.await(GATHER_MILLIS, TimeUnit.MILLISECONDS);
                    var batch = new ArrayList<>(List.of(first));
                    waiting.drainTo(batch, over ? WAITING : 2_000);
                    write(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private void write(List<Entry> batch) {
        var byMerchant = new HashMap<UUID, List<Entry>>();
        batch.forEach(
                one -> byMerchant.computeIfAbsent(one.merchant, _ -> new ArrayList<>()).add(one));
        for (Map.Entry<UUID, List<Entry>> one : byMerchant.entrySet()) {
            try {
                database.transact(one.getKey(), c -> write(c, one.getKey(), one.getValue()));
            } catch (DatabaseTrouble e) {
                LOG.warn("{} calls were not kept: {}", one.getValue().size(), e.getMessage());
            }
        }
    }

    private boolean write(Connection c, UUID merchant, List<Entry> entries) throws SQLException {
        try (var statement = c.prepareStatement(INSERT)) {
            statement.setArray(1, uuids(c, entries.stream().map(Entry::merchant).toList()));
            statement.setArray(2, uuids(c, entries.stream().map(Entry::id).toList()));
            statement.setArray(3, texts(c, entries.stream().map(Entry::trace).toList()));
            statement.setArray(
                    4,
                    c.createArrayOf(
                            "timestamptz",
                            entries.stream().map(one -> Ids.madeAt(one.id).toString()).toArray()));
            statement.setArray(5, uuids(c, entries.stream().map(Entry::key).toList()));
            statement.setArray(6, texts(c, entries.stream().map(Entry::method).toList()));
            statement.setArray(7, texts(c, entries.stream().map(Entry::path).toList()));
            statement.setArray(8, whole(c, entries.stream().map(Entry::status).toList()));
            statement.setArray(9, whole(c, entries.stream().map(Entry::millis).toList()));
            statement.setArray(10, texts(c, entries.stream().map(Entry::code).toList()));
            statement.setArray(
                    11,
                    texts(c, entries.stream().map(one -> String.join(",", one.fields)).toList()));
            statement.executeUpdate();
        }
        written += entries.size();
        if (written > SWEEP_AFTER) {
            written = 0;
            Instant now = Ids.madeAt(ids.next());
            Sql.update(c, SWEEP, merchant, Ids.lowest(now.minus(KEPT)));
        }
        return true;
    }

    private static java.sql.Array uuids(Connection c, List<UUID> values) throws SQLException {
        return c.createArrayOf("uuid", values.toArray());
    }

    private static java.sql.Array texts(Connection c, List<String> values) throws SQLException {
        return c.createArrayOf("text", values.toArray());
    }

    private static java.sql.Array whole(Connection c, List<Integer> values) throws SQLException {
        return c.createArrayOf("int4", values.toArray());
    }
}
