package io.hongyan.server.tracking;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.DatabaseTrouble;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes subjects whose time has come: "it is ten o'clock and nothing has come" reaches the same
 * decisions as news does. A decision gets the time it was due, so being late changes nothing.
 */
public final class TimerLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimerLoop.class);
    private static final int BATCH = 200;
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);
    private static final Duration POLL = Duration.ofMillis(500);

    private static final String DUE =
            "select merchant_id, subject_kind, subject_id, wake_at"
                    + " from hongyan_due_timers(?, ?)";

    private final Database database;
    private final ParcelDecider decider;
    private final InstantSource world;
    private final Map<String, SubjectTimers> others;
    private final Semaphore wakes = new Semaphore(0);
    private final Object oneAtATime = new Object();
    private final Thread thread;
    private volatile boolean stopping;

    /** Wakes subjects that are no parcels. */
    @FunctionalInterface
    public interface SubjectTimers {

        /** Decides about the subject as of {@code due}, and sets or drops its timer. */
        void wake(UUID merchant, UUID subject, Instant due);
    }

    /**
     * @param others by subject kind, for what is no parcel
     */
    public TimerLoop(
            Database database,
            ParcelDecider decider,
            InstantSource world,
            Map<String, SubjectTimers> others) {
        this.database = database;
        this.decider = decider;
        this.world = world;
        this.others = Map.copyOf(others);
        this.thread = Thread.ofPlatform().name("timers").daemon().unstarted(this::run);
    }

    public TimerLoop start() {
        thread.start();
        return this;
    }

    /** World time may have jumped. */
    public void wake() {
        wakes.release();
    }

    /**
     * Decides everything that is due at {@code now}; gives how many are left after {@code most}.
     */
    public int drain(Instant now, Duration most) {
        var end = System.nanoTime() + most.toNanos();
        int left = due(now).size();
        while (left > 0 && System.nanoTime() < end) {
            round(now);
            left = due(now).size();
        }
        return left;
    }

    private void run() {
        while (!stopping) {
            try {
                if (round(world.instant()) < BATCH
                        && wakes.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Timers are tried again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            wakes.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** One batch; how many were due. */
    private int round(Instant now) {
        synchronized (oneAtATime) {
            var due = due(now);
            var parcels = new ArrayList<TimerStore.Timer>();
            for (var timer : due) {
                var other = others.get(timer.kind());
                if (timer.kind().equals("PARCEL")) {
                    parcels.add(timer);
                } else if (other != null) {
                    wakeOther(other, timer, now);
                }
            }
            wakeParcels(parcels, now);
            return due.size();
        }
    }

    private void wakeOther(SubjectTimers other, TimerStore.Timer timer, Instant now) {
        try {
            other.wake(timer.merchant(), timer.subject(), timer.wakeAt());
        } catch (RuntimeException e) {
            failed(timer, e, now);
        }
    }

    /** One that can't be decided stands in nobody's way: it is tried again after an hour. */
    private void failed(TimerStore.Timer timer, RuntimeException why, Instant now) {
        if (why instanceof DatabaseTrouble trouble && trouble.isPassing()) {
            throw trouble;
        }
        LOG.error("The timer of {} {} can't be decided", timer.kind(), timer.subject(), why);
        var later =
                new TimerStore.Timer(
                        timer.merchant(), timer.kind(), timer.subject(), now.plus(AFTER_FAILURE));
        database.transact(
                timer.merchant(),
                c -> {
                    TimerStore.reset(c, List.of(later));
                    return true;
                });
    }

    private void wakeParcels(List<TimerStore.Timer> timers, Instant now) {
        if (timers.isEmpty()) {
            return;
        }
        try {
            decide(timers, now);
        } catch (RuntimeException e) {
            if (timers.size() == 1) {
                failed(timers.getFirst(), e, now);
                return;
            }
            wakeParcels(timers.subList(0, timers.size() / 2), now);
            wakeParcels(timers.subList(timers.size() / 2, timers.size()), now);
        }
    }

    private Set<ParcelKey> decide(List<TimerStore.Timer> timers, Instant now) {
        var merchants = new HashSet<UUID>();
        var dueAt = new HashMap<UUID, TimerStore.Timer>();
        for (var timer : timers) {
            merchants.add(timer.merchant());
            dueAt.put(timer.subject(), timer);
        }
        return database.transact(
                merchants,
                c -> {
                    var keys = ParcelStore.keys(c, merchants, dueAt.keySet());
                    var looks = new ArrayList<Look>();
                    keys.forEach((id, key) ->
                            looks.add(
                                    Look.timer(
                                            key, Objects.requireNonNull(dueAt.get(id)).wakeAt())));
                    TimerStore.drop(
                            c,
                            timers.stream().filter(t -> !keys.containsKey(t.subject())).toList());
                    return decider.decide(c, looks, now);
                });
    }

    private List<TimerStore.Timer> due(Instant now) {
        return database.system(c -> {
            try (var query = c.prepareStatement(DUE)) {
                query.setObject(1, io.hongyan.server.platform.Columns.utc(now));
                query.setInt(2, BATCH);
                return read(query.executeQuery());
            }
        });
    }

    private static List<TimerStore.Timer> read(java.sql.ResultSet rows) throws SQLException {
        var timers = new ArrayList<TimerStore.Timer>();
        while (rows.next()) {
            timers.add(
                    new TimerStore.Timer(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getObject(3, UUID.class),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
        }
        return timers;
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
    }
}
