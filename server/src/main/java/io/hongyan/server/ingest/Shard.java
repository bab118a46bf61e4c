package io.hongyan.server.ingest;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.DatabaseTrouble;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.ParcelDecider;
import io.hongyan.server.tracking.ParcelKey;
import io.hongyan.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An intake shard (分片): takes whatever has arrived, decides about it in one transaction, commits
 * once and only then releases the answers. A batch that fails in the database is tried again in
 * halves until the bad report stands alone, and that one is quarantined.
 */
final class Shard implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Shard.class);

    /**
     * Many, because a push repeats its parcel's history: 500 reports were 60 pushes and took 8 ms
     * of statements, while a batch of 240 pushes took 15 ms on the same machine.
     */
    private static final int MOST_REPORTS = 4_000;

    private static final int QUEUE = 20_000;

    /**
     * A batch waits half as long for company as the last one took, within these bounds: alone a
     * push goes almost at once, in a crowd few large batches cost less than many small ones.
     */
    private static final long LEAST_GATHER = Duration.ofMillis(2).toNanos();

    private static final long MOST_GATHER = Duration.ofMillis(15).toNanos();
    private static final int MOST_DEFERRALS = 100;

    /**
     * A planted bug, for the judge of the crash test alone: the answers go out before the commit.
     * Nothing else reads this property.
     */
    private static final boolean PLANTED_ACK_BEFORE_COMMIT =
            Boolean.getBoolean("hongyan.test.ack-before-commit");

    private final BlockingQueue<Part> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Database database;
    private final ParcelDecider decider;
    private final InstantSource world;
    private final Vault vault;
    private final Ids ids;
    private final List<Part> deferred = new ArrayList<>();
    private final Rush rush = new Rush();
    private int deferrals;
    private long lastNanos;
    private volatile boolean stopping;

    Shard(Database database, ParcelDecider decider, InstantSource world, Vault vault, Ids ids) {
        this.database = database;
        this.decider = decider;
        this.world = world;
        this.vault = vault;
        this.ids = ids;
        if (PLANTED_ACK_BEFORE_COMMIT) {
            LOG.warn("PLANTED BUG: pushes are answered before they are stored; for a test only");
        }
    }

    /** False when the shard is full: the push must come again. */
    boolean offer(Part part) {
        return !stopping && queue.offer(part);
    }

    int waiting() {
        return queue.size();
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping || !queue.isEmpty() || !deferred.isEmpty()) {
            try {
                var batch = gather();
                if (!batch.isEmpty()) {
                    var began = System.nanoTime();
                    commit(batch);
                    lastNanos = System.nanoTime() - began;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("An intake batch failed in a way nobody foresaw", e);
            }
        }
    }

    /** Share of the last moments in which work was there, 0 to 1. */
    double rush() {
        return rush.now();
    }

    /** What has arrived, at most {@link #MOST_REPORTS} of it; empty after a short wait. */
    private List<Part> gather() throws InterruptedException {
        var batch = new ArrayList<>(deferred);
        deferred.clear();
        var first = await(TimeUnit.MILLISECONDS.toNanos(batch.isEmpty() ? 50 : 5));
        if (first == null) {
            return batch;
        }
        batch.add(first);
        int size = first.size();
        var until = System.nanoTime() + Math.clamp(lastNanos / 2, LEAST_GATHER, MOST_GATHER);
        while (size < MOST_REPORTS) {
            var next = queue.poll();
            if (next == null) {
                var left = until - System.nanoTime();
                next = left > 0 ? await(left) : null;
            }
            if (next == null) {
                break;
            }
            batch.add(next);
            size += next.size();
        }
        return batch;
    }

    /** Waiting for company is idle time too: only work is a rush. */
    private @Nullable Part await(long nanos) throws InterruptedException {
        var began = System.nanoTime();
        var next = queue.poll(nanos, TimeUnit.NANOSECONDS);
        rush.idled(began, System.nanoTime());
        return next;
    }

    private void commit(List<Part> gathered) {
        var batch = PLANTED_ACK_BEFORE_COMMIT ? answeredTooEarly(gathered) : gathered;
        try {
            var left = store(batch);
            release(batch, left);
        } catch (RuntimeException e) {
            if (isPassing(e)) {
                LOG.warn(
                        "The database did not take a batch of {}: {}",
                        batch.size(),
                        e.getMessage());
                batch.forEach(part -> part.done().accept(false));
            } else if (batch.size() > 1) {
                commit(batch.subList(0, batch.size() / 2));
                commit(batch.subList(batch.size() / 2, batch.size()));
            } else {
                isolate(batch.getFirst(), e);
            }
        }
    }

    /** The planted bug: says yes to all, and gives back the same without anybody to answer. */
    private static List<Part> answeredTooEarly(List<Part> batch) {
        batch.forEach(part -> part.done().accept(true));
        return batch.stream()
                .map(part ->
                        new Part(
                                part.looks(),
                                part.quarantined(),
                                part.push(),
                                part.keepsPush(),
                                _ -> {}))
                .toList();
    }

    private static boolean isPassing(RuntimeException e) {
        return e instanceof DatabaseTrouble trouble && trouble.isPassing();
    }

    private Set<ParcelKey> store(List<Part> batch) {
        var merchants = new HashSet<UUID>();
        var looks = new ArrayList<Look>();
        for (var part : batch) {
            looks.addAll(part.looks());
            merchants.add(part.push().target().merchant());
        }
        return database.transact(merchants, c -> storeIn(c, batch, looks));
    }

    private Set<ParcelKey> storeIn(Connection c, List<Part> batch, List<Look> looks)
            throws SQLException {
        var now = world.instant();
        var left = looks.isEmpty() ? Set.<ParcelKey>of() : decider.decide(c, looks, now);
        EvidenceStore.addPushes(c, batch.stream().filter(Part::keepsPush).map(Part::push).toList());
        EvidenceStore.addQuarantined(
                c, batch.stream().flatMap(part -> part.quarantined().stream()).toList(), ids, now);
        return left;
    }

    /** Says yes for what is committed; keeps what somebody else held for the next batch. */
    private void release(List<Part> batch, Set<ParcelKey> left) {
        if (left.isEmpty()) {
            deferrals = 0;
            batch.forEach(part -> part.done().accept(true));
            return;
        }
        deferrals++;
        for (var part : batch) {
            var open = part.looks().stream().filter(look -> left.contains(look.key())).toList();
            if (open.isEmpty()) {
                part.done().accept(true);
            } else if (deferrals > MOST_DEFERRALS) {
                part.done().accept(false);
            } else {
                deferred.add(part.withLooks(open));
            }
        }
    }

    /** The bad one of a batch stands alone: report by report, and what fails is quarantined. */
    private void isolate(Part part, RuntimeException why) {
        var stored = false;
        try {
            if (part.looks().size() == 1) {
                quarantine(part, part.looks().getFirst(), why);
                store(List.of(part.withoutLooks()));
                stored = true;
            } else {
                stored = takeOneByOne(part);
            }
        } catch (RuntimeException e) {
            LOG.warn("A push could not be kept", e);
        }
        part.done().accept(stored);
    }

    /** False when somebody else held one of its parcels: it must be pushed again. */
    private boolean takeOneByOne(Part part) {
        var all = true;
        for (var look : part.looks()) {
            try {
                all &= store(List.of(part.withLooks(List.of(look)))).isEmpty();
            } catch (RuntimeException e) {
                if (isPassing(e)) {
                    throw e;
                }
                quarantine(part, look, e);
            }
        }
        store(List.of(part.withoutLooks()));
        return all;
    }

    private void quarantine(Part part, Look look, RuntimeException why) {
        LOG.warn("A report can't be taken and is quarantined", why);
        var target = part.push().target();
        var words = look.heard().toString().getBytes(StandardCharsets.UTF_8);
        var item =
                new Part.Quarantined(
                        target,
                        part.push().id(),
                        look.key().number(),
                        String.valueOf(why.getMessage()),
                        vault.seal(target.merchant(), words));
        database.transact(
                target.merchant(),
                c -> {
                    EvidenceStore.addQuarantined(c, List.of(item), ids, world.instant());
                    return true;
                });
    }
}
