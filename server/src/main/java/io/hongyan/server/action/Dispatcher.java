package io.hongyan.server.action;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.Lane.Work;
import io.hongyan.server.action.Leases.Lease;
import io.hongyan.server.platform.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what is due. One thread claims; what stays inside runs in batches, what goes outside
 * runs in the lane of its endpoint. Any number of dispatchers may work on one database.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int INTERNAL_BATCH = 64;
    private static final int INTERNAL_AT_ONCE = 2;
    private static final double RUSHED = 0.85;
    private static final int WHILE_RUSHED = 8;

    private final Database database;
    private final Handlers handlers;
    private final DispatcherConfig config;
    private final WorldNow world;
    private final DoubleSupplier rush;
    private final UUID node = UUID.randomUUID();
    private final Lanes lanes;
    private final Held held;
    private final InternalRunner internal;
    private final OutsideRunner outside;
    private final DispatcherMetrics metrics;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Semaphore wakes = new Semaphore(0);
    private final Semaphore internalTurns = new Semaphore(INTERNAL_AT_ONCE);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread claimer;
    private final Thread heart;
    private volatile boolean stopping;

    /** Does nothing until {@link #start}. */
    public Dispatcher(Workshop workshop, Handlers handlers, DispatcherConfig config) {
        this.database = workshop.database();
        this.handlers = handlers;
        this.config = config;
        this.world = new WorldNow(workshop.clock());
        this.rush = workshop.rush();
        this.lanes = new Lanes(config);
        this.held = new Held(database, config.lease());
        this.metrics = new DispatcherMetrics(workshop.meters(), lanes);
        var settling = new Settling(workshop.store());
        this.internal = new InternalRunner(database, handlers, settling, workshop.facts(), world);
        this.outside =
                new OutsideRunner(database, settling, workshop.facts(), world, config.callTime());
        this.claimer = Thread.ofPlatform().name("action-claimer").daemon().unstarted(this::claim);
        this.heart = Thread.ofPlatform().name("action-leases").daemon().unstarted(this::beat);
    }

    public Dispatcher start() {
        claimer.start();
        heart.start();
        return this;
    }

    /** Something may be due: called after a commit that stored actions. Costs nothing. */
    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    /** What is due and not through. */
    public record Left(long count, @Nullable Instant oldest) {}

    /**
     * Returns when everything that was due at {@code worldNow} has been tried once, or with what is
     * left after {@code atMost} of machine time. What waits for an endpoint that does not answer
     * counts as tried, after one question to it.
     */
    public Left drainDue(Instant worldNow, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        lanes.probe();
        while (true) {
            wake();
            var due = countDue(worldNow);
            var through = due.count() == 0 && held.count() == 0;
            if (through || System.nanoTime() - end >= 0) {
                return new Left(due.count(), due.oldest());
            }
            if (!metrics.awaitProgress(Duration.ofMillis(5))) {
                return new Left(due.count(), due.oldest());
            }
        }
    }

    private Leases.Due countDue(Instant worldNow) {
        return database.system(
                c -> Leases.countDue(c, handlers.kinds(), lanes.shutByBreaker(), worldNow));
    }

    private void claim() {
        while (!stopping) {
            var more = false;
            try {
                more = round();
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warn("Claiming failed; trying again", e);
                }
            }
            if (!more && !rest()) {
                return;
            }
        }
    }

    private boolean rest() {
        try {
            if (isRushed()) {
                return !stop.await(config.poll().toMillis(), TimeUnit.MILLISECONDS);
            }
            if (wakes.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** True if there may be more at once. */
    private boolean round() {
        var room = room() - held.count();
        if (room <= 0) {
            return false;
        }
        var now = world.now();
        var leases = database.system(c -> Leases.claim(c, wish(room), now));
        metrics.round(leases.size());
        if (leases.isEmpty()) {
            if (held.count() == 0) {
                world.caughtUp(now);
                lanes.caughtUp();
            }
            return false;
        }
        held.add(leases);
        handOut(leases);
        return leases.size() == room && !isRushed();
    }

    private boolean isRushed() {
        return rush.getAsDouble() > RUSHED;
    }

    /** While the intake needs the machine, a few actions at a time; the rest is written down. */
    private int room() {
        return isRushed() ? Math.min(WHILE_RUSHED, config.batch()) : config.batch();
    }

    private Leases.Wish wish(int room) {
        var shut = lanes.shut();
        return new Leases.Wish(
                node, handlers.kinds(), shut, lanes.recovering(), room, config.lease());
    }

    private void handOut(List<Lease> leases) {
        var merchants = leases.stream().map(Lease::merchant).collect(Collectors.toSet());
        var actions = database.transact(merchants, c -> Leases.load(c, leases));
        var inside = new HashMap<UUID, List<Lease>>();
        var full = new HashMap<String, List<StoredAction>>();
        for (var action : actions) {
            switch (handlers.of(action)) {
                case InternalHandler _ ->
                        inside.computeIfAbsent(action.merchant(), _ -> new ArrayList<>())
                                .add(Lease.of(action));
                case OutsideHandler handler -> queue(action, handler, full);
            }
        }
        full.forEach(this::release);
        inside.forEach(this::runInside);
        lanes.all().forEach(this::pump);
    }

    private void queue(
            StoredAction action, OutsideHandler handler, Map<String, List<StoredAction>> full) {
        try {
            var endpoint = handler.endpoint(action, world.asOf(action));
            var lane = lanes.of(endpoint, () -> handler.perSecond(action));
            if (!lane.offer(new Work(action, handler))) {
                full.computeIfAbsent(endpoint, _ -> new ArrayList<>()).add(action);
            }
        } catch (RuntimeException e) {
            LOG.warn("Nobody knows whom to call for {}", action, e);
            var reason = new Outcome.NotNow(Duration.ZERO, InternalRunner.said(e));
            outside.putOff(action, handler, reason);
            held.remove(action);
        }
    }

    private void release(String endpoint, List<StoredAction> actions) {
        var leases = actions.stream().map(Lease::of).toList();
        var merchants = leases.stream().map(Lease::merchant).collect(Collectors.toSet());
        try {
            database.transact(
                    merchants,
                    c -> {
                        Leases.release(c, leases, endpoint);
                        return leases.size();
                    });
        } catch (RuntimeException e) {
            LOG.warn("{} actions stay leased until their lease ends", leases.size(), e);
        }
        held.removeAll(leases);
    }

    private void runInside(UUID merchant, List<Lease> leases) {
        for (int from = 0; from < leases.size(); from += INTERNAL_BATCH) {
            var batch = leases.subList(from, Math.min(leases.size(), from + INTERNAL_BATCH));
            workers.execute(() -> runBatch(merchant, batch));
        }
    }

    private void runBatch(UUID merchant, List<Lease> batch) {
        internalTurns.acquireUninterruptibly();
        try {
            internal.run(merchant, batch, metrics);
        } finally {
            internalTurns.release();
            held.removeAll(batch);
            progressed();
        }
    }

    /** Starts what may start in this lane. */
    private void pump(Lane lane) {
        for (var work = lane.take(); work != null; work = lane.take()) {
            var started = work;
            workers.execute(() -> runOutside(lane, started));
        }
        var back = lane.giveBack();
        if (!back.isEmpty()) {
            release(lane.endpoint(), back.stream().map(Work::action).toList());
            lane.returned();
        }
    }

    private void runOutside(Lane lane, Work work) {
        try {
            outside.run(lane, work, metrics);
        } finally {
            held.remove(work.action());
            lane.finished();
            pump(lane);
            progressed();
        }
    }

    private void progressed() {
        metrics.progressed();
        wake();
    }

    private void beat() {
        while (!stopping) {
            try {
                if (stop.await(config.heartbeat().toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                held.beat();
                metrics.due(countDue(world.now()), world.now());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Leases could not be renewed; trying again", e);
            }
        }
    }

    /** Stops as a killed process would: nothing is given back or written down. */
    void abandon() {
        stopping = true;
        stop.countDown();
        claimer.interrupt();
    }

    /** Claims no more, lets what runs come to its end for a few seconds, then leaves it. */
    @Override
    public void close() {
        stopping = true;
        claimer.interrupt();
        try {
            claimer.join(Duration.ofSeconds(2));
            workers.shutdown();
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            workers.shutdownNow();
        }
        stop.countDown();
    }
}
