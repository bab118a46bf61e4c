package io.hongyan.server.web;

import io.hongyan.server.platform.Changes.Change;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries changes from node to node on {@code hongyan_stream}, over one connection of its own. What
 * this node changed reaches its own readers at once; the others are told in gathered notices, and
 * only while one of them has readers: such a node holds a shared lock that all can see. When the
 * connection breaks it dials again, and everybody is told to look anew.
 */
final class StreamListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StreamListener.class);
    private static final int LOOK_UP_MILLIS = 250;
    private static final int PAUSE_SECONDS = 2;
    private static final int WAITING = 5_000;
    private static final int GATHER_MILLIS = 100;

    /** The lock's name among the program's advisory locks. */
    private static final String EAR = "4727001, 1";

    private static final String OTHERS =
            """
            select 1
              from pg_locks
             where locktype = 'advisory' and classid = 4727001 and objid = 1 and granted
               and database = (select oid from pg_database where datname = current_database())
               and pid <> pg_backend_pid()
            """;
    private static final String NOTIFY =
            "select pg_notify('hongyan_stream', n) from unnest(?::text[]) n";

    private final Database database;
    private final LiveEvents events;
    private final StreamNotes notes = new StreamNotes(UUID.randomUUID().toString());
    private final BlockingQueue<List<Change>> outbox = new LinkedBlockingQueue<>(WAITING);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean othersListen;
    private volatile boolean ear;

    StreamListener(Database database, LiveEvents events) {
        this.database = database;
        this.events = events;
    }

    @Override
    public void start() {
        running = true;
        database.changes().tellTo(this::committed);
        Thread.ofVirtual().name("stream-listener").start(this::run);
        Thread.ofVirtual().name("stream-teller").start(this::tellOthers);
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
        database.changes().tellTo(_ -> {});
        stop.countDown();
    }

    /** True while another node has readers. */
    boolean othersListen() {
        return othersListen;
    }

    /** From now on no change of another node is missed; gives up after two seconds. */
    void open() throws InterruptedException {
        for (int i = 0; i < 80 && running && !ear; i++) {
            if (stop.await(25, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** On the thread that has committed: must be quick. */
    private void committed(List<Change> changes) {
        events.publish(changes);
        if (othersListen && !outbox.offer(changes)) {
            LOG.debug("other nodes are told later: {} batches wait", WAITING);
            outbox.clear();
            notes.forget();
        }
    }

    private void tellOthers() {
        while (running) {
            try {
                var first = outbox.poll(1, TimeUnit.SECONDS);
                if (first != null && !stop.await(GATHER_MILLIS, TimeUnit.MILLISECONDS)) {
                    var batches = new ArrayList<List<Change>>(List.of(first));
                    outbox.drainTo(batches);
                    notify(notes.write(batches.stream().flatMap(List::stream).toList()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("other nodes could not be told what changed: {}", e.getMessage());
                notes.forget();
            }
        }
    }

    private void notify(List<String> texts) {
        database.system(c -> Sql.exists(c, NOTIFY, (Object) texts.toArray(String[]::new)));
    }

    private void run() {
        while (running) {
            try (var connection = database.dataSource().getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                ear = false;
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
                showWhetherWeListen(connection);
                othersListen = Sql.exists(connection, OTHERS);
                for (var notice : postgres.getNotifications(LOOK_UP_MILLIS)) {
                    take(notice.getParameter());
                }
            }
        } finally {
            ear = false;
            release(connection);
        }
    }

    private void showWhetherWeListen(Connection connection) throws SQLException {
        var wanted = events.isHeard();
        if (wanted && !ear) {
            Sql.exists(connection, "select pg_advisory_lock_shared(" + EAR + ")");
            Sql.exists(connection, NOTIFY, (Object) new String[] {notes.hello()});
            ear = true;
        } else if (!wanted && ear) {
            ear = false;
            Sql.exists(connection, "select pg_advisory_unlock_shared(" + EAR + ")");
        }
    }

    private static void release(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
            statement.execute("unlisten *");
        }
        connection.setAutoCommit(false);
    }

    private void take(String text) {
        switch (notes.read(text)) {
            case StreamNotes.Note.Own _ -> {}
            case StreamNotes.Note.Hello _ -> othersListen = true;
            case StreamNotes.Note.Lost _ -> events.publishReset();
            case StreamNotes.Note.News(var changes) -> events.publish(changes);
            case StreamNotes.Note.Rubbish(var why) ->
                    LOG.warn("a notice on hongyan_stream could not be read: {}", why);
        }
    }
}
