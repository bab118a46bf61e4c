package io.hongyan.server.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done again and again without anybody's asking, on machine time. Any number of
 * servers may keep the same house: each chore is done by one of them at a time.
 */
public final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final String ADD = "insert into chore (name) values (?) on conflict do nothing";
    private static final String TAKE =
            """
            update chore
               set next_at = clock_timestamp() + make_interval(secs => ?), taken_by = ?
             where name = ? and next_at <= clock_timestamp()
            """;
    private static final String DONE =
            """
            update chore
               set next_at = clock_timestamp() + make_interval(secs => ?), trouble = ?,
                   done_at = case when ? then clock_timestamp() else done_at end
             where name = ? and taken_by = ?
            """;

    private final Database database;
    private final List<Chore> chores;
    private final UUID node = UUID.randomUUID();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Something to be done.
     *
     * @param name fixed for ever: servers agree by it on who does it
     * @param every from the end of one time to the beginning of the next
     */
    public record Chore(String name, Duration every, Deed deed) {

        /** A chore that is one statement. */
        public static Chore sql(String name, Duration every, String statement) {
            return new Chore(name, every, c -> Sql.exists(c, statement));
        }
    }

    /** In a transaction that names no merchant. */
    @FunctionalInterface
    public interface Deed {
        void run(Connection c) throws SQLException;
    }

    /** Does nothing until {@link #start}. */
    public Housekeeping(Database database, List<Chore> chores) {
        this.database = database;
        this.chores = List.copyOf(chores);
        this.thread = Thread.ofVirtual().name("housekeeping").unstarted(this::keep);
    }

    public Housekeeping start() {
        thread.start();
        return this;
    }

    private void keep() {
        try {
            do {
                round();
            } while (!stop.await(LOOK.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what is due and nobody else does; how many that were. */
    public int round() {
        int done = 0;
        for (var chore : chores) {
            try {
                if (database.system(c -> take(c, chore))) {
                    done++;
                    carryOut(chore);
                }
            } catch (DatabaseTrouble e) {
                LOG.warn("Nobody knows whether {} is due: {}", chore.name, e.getMessage());
            }
        }
        return done;
    }

    private boolean take(Connection c, Chore chore) throws SQLException {
        Sql.update(c, ADD, chore.name);
        return Sql.update(c, TAKE, LEASE.toSeconds(), node, chore.name) == 1;
    }

    private void carryOut(Chore chore) {
        try {
            database.system(c -> {
                chore.deed.run(c);
                return Sql.update(c, DONE, chore.every.toSeconds(), null, true, chore.name, node);
            });
        } catch (RuntimeException e) {
            LOG.warn("The chore {} failed; it is tried again", chore.name, e);
            var why = String.valueOf(e.getMessage());
            database.system(
                    c -> Sql.update(c, DONE, AGAIN.toSeconds(), why, false, chore.name, node));
        }
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
