package io.hongyan.server.ingest;

import io.hongyan.kit.Notice;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.tracking.Heard;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.ParcelDecider;
import io.hongyan.server.tracking.ParcelKey;
import io.hongyan.server.vault.Vault;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each report of a push on its shard and says yes when all of them have committed. The same
 * parcel always goes to the same shard.
 */
public final class Intake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int MOST_EVENTS = 500;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{3,39}");
    private static final Pattern CARRIER = Pattern.compile("[A-Za-z0-9_:.\\-]{1,40}");

    private final List<Shard> shards = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private final NoticeSink sink;
    private final Vault vault;

    /** What an intake is made of. */
    public record Parts(
            Database database, ParcelDecider decider, InstantSource world, Vault vault, Ids ids) {}

    public Intake(int shardCount, Parts parts, NoticeSink sink) {
        this.sink = sink;
        this.vault = parts.vault;
        for (int i = 0; i < shardCount; i++) {
            var shard =
                    new Shard(parts.database, parts.decider, parts.world, parts.vault, parts.ids);
            shards.add(shard);
            threads.add(Thread.ofPlatform().name("shard-" + i).start(shard));
        }
    }

    /**
     * Stores all that the push causes, then tells {@code done}: true after the last commit, false
     * when it must be pushed again. Called once, from a thread of ours.
     */
    public void submit(Arrival arrival, Consumer<Boolean> done) {
        var sorted = sort(arrival);
        var first = sorted.on(Math.max(0, sorted.firstShard));
        first.keepsPush = true;
        first.quarantined.addAll(sealed(arrival, sorted.unusable));
        run(arrival, sorted, (bad, outcome) -> keep(arrival, bad, outcome), done);
    }

    /** What is still not taken of a push that was taken before. */
    public record Again(boolean stored, List<Notice.Unusable> left) {}

    /**
     * Takes an old push once more, after somebody has mended what stood in its way. Nothing is kept
     * of the push itself, and what can't be taken is told instead of kept.
     */
    public void resubmit(Arrival arrival, Consumer<Again> done) {
        var sorted = sort(arrival);
        var left = Collections.synchronizedList(new ArrayList<>(sorted.unusable));
        sorted.on(Math.max(0, sorted.firstShard));
        run(
                arrival,
                sorted,
                (bad, outcome) -> {
                    left.addAll(bad);
                    outcome.part(true);
                },
                stored -> done.accept(new Again(stored, List.copyOf(left))));
    }

    /** What becomes of news that can't be taken. */
    private interface Leftovers {
        void take(List<Notice.Unusable> bad, Outcome outcome);
    }

    private void run(Arrival arrival, Sorted sorted, Leftovers leftovers, Consumer<Boolean> done) {
        var outcome = new Outcome(sorted.parts.size() + (sorted.others.isEmpty() ? 0 : 1), done);
        for (var entry : sorted.parts.entrySet()) {
            var content = entry.getValue();
            offer(
                    entry.getKey(),
                    new Part(
                            content.looks,
                            content.quarantined,
                            arrival,
                            content.keepsPush,
                            outcome::part));
        }
        if (!sorted.others.isEmpty()) {
            others.execute(() -> takeOthers(arrival, sorted.others, leftovers, outcome));
        }
    }

    private void offer(int shard, Part part) {
        if (!shards.get(shard).offer(part)) {
            part.done().accept(false);
        }
    }

    /** How many parts wait, over all shards. */
    public int waiting() {
        return shards.stream().mapToInt(Shard::waiting).sum();
    }

    /** The busiest shard's share of the last moments that it spent working, 0 to 1. */
    public double rush() {
        return shards.stream().mapToDouble(Shard::rush).max().orElse(0);
    }

    private void takeOthers(
            Arrival arrival, List<Notice> notices, Leftovers leftovers, Outcome outcome) {
        List<Notice.Unusable> bad;
        try {
            bad = sink.accept(arrival.target(), notices);
        } catch (RuntimeException e) {
            LOG.warn("News of {} must come again", arrival.target().connector(), e);
            outcome.part(false);
            return;
        }
        if (bad.isEmpty()) {
            outcome.part(true);
        } else {
            leftovers.take(bad, outcome);
        }
    }

    private void keep(Arrival arrival, List<Notice.Unusable> bad, Outcome outcome) {
        offer(0, new Part(List.of(), sealed(arrival, bad), arrival, false, outcome::part));
    }

    private List<Part.Quarantined> sealed(Arrival arrival, List<Notice.Unusable> items) {
        var target = arrival.target();
        return items.stream()
                .map(bad ->
                        new Part.Quarantined(
                                target,
                                arrival.id(),
                                bad.number(),
                                bad.reason(),
                                vault.seal(target.merchant(), bad.raw())))
                .toList();
    }

    private static final class Content {
        final List<Look> looks = new ArrayList<>();
        final List<Part.Quarantined> quarantined = new ArrayList<>();
        boolean keepsPush;
    }

    private static final class Sorted {
        final HashMap<Integer, Content> parts = new HashMap<>();
        final List<Notice> others = new ArrayList<>();
        final List<Notice.Unusable> unusable = new ArrayList<>();
        int firstShard = -1;

        Content on(int shard) {
            firstShard = firstShard < 0 ? shard : firstShard;
            return parts.computeIfAbsent(shard, _ -> new Content());
        }
    }

    private Sorted sort(Arrival arrival) {
        var sorted = new Sorted();
        for (var notice : arrival.notices()) {
            switch (notice) {
                case Notice.TrackingReported reported -> place(sorted, arrival, reported);
                case Notice.Unusable bad -> sorted.unusable.add(bad);
                case Notice.CarrierCorrected other -> sorted.others.add(other);
                case Notice.WatchEnded other -> sorted.others.add(other);
                case Notice.OrderUpserted other -> sorted.others.add(other);
                case Notice.PayoutResult other -> sorted.others.add(other);
                case Notice.MessageReceipt other -> sorted.others.add(other);
                case Notice.OptedOut other -> sorted.others.add(other);
            }
        }
        return sorted;
    }

    private void place(Sorted sorted, Arrival arrival, Notice.TrackingReported reported) {
        var number = reported.number().strip();
        var problem = problemOf(reported, number);
        if (!problem.isEmpty()) {
            sorted.unusable.add(
                    new Notice.Unusable(reported.number(), problem, reported.toString()));
            return;
        }
        var key = new ParcelKey(arrival.target().merchant(), reported.carrier(), number);
        sorted.on(shardOf(key))
                .looks
                .add(Look.reports(key, Heard.all(reported.reports()), reported.withdrawsOthers()));
    }

    private static String problemOf(Notice.TrackingReported reported, String number) {
        if (!NUMBER.matcher(number).matches()) {
            return "the waybill number has no form that a carrier uses";
        }
        if (!CARRIER.matcher(reported.carrier()).matches()) {
            return "the carrier's code has no form that we know";
        }
        return reported.reports().size() > MOST_EVENTS
                ? "more than " + MOST_EVENTS + " events of one parcel"
                : "";
    }

    private int shardOf(ParcelKey key) {
        return Math.floorMod(key.hashCode(), shards.size());
    }

    /** Waits for all parts of one push; one that failed fails the whole answer. */
    private static final class Outcome {

        private final AtomicInteger open;
        private final AtomicBoolean failed = new AtomicBoolean();
        private final Consumer<Boolean> done;

        Outcome(int parts, Consumer<Boolean> done) {
            this.open = new AtomicInteger(parts);
            this.done = done;
        }

        void part(boolean stored) {
            if (!stored) {
                failed.set(true);
            }
            if (open.decrementAndGet() == 0) {
                done.accept(!failed.get());
            }
        }
    }

    /** Takes nothing new, finishes what was taken. */
    @Override
    public void close() {
        shards.forEach(Shard::stop);
        for (var thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(8));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        others.close();
    }
}
