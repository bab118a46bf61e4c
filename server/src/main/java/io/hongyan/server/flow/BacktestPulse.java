package io.hongyan.server.flow;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.DatabaseTrouble;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that this server still works on its backtests, and hears which of them nobody wants any
 * more. A job whose server says nothing for a minute is taken for dead.
 */
final class BacktestPulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BacktestPulse.class);
    private static final long BEAT_SECONDS = 5;

    private final Database database;
    private final Map<UUID, UUID> merchantOf = new ConcurrentHashMap<>();
    private final Map<UUID, Boolean> unwanted = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    BacktestPulse(Database database) {
        this.database = database;
        Thread.ofVirtual().name("backtest-pulse").start(this::run);
    }

    /** Somebody does not want it any more. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }

    void begin(UUID merchant, UUID job) {
        merchantOf.put(job, merchant);
    }

    void end(UUID job) {
        merchantOf.remove(job);
        unwanted.remove(job);
    }

    void cancel(UUID job) {
        unwanted.put(job, true);
    }

    /**
     * @throws Cancelled when nobody wants it any more
     */
    void check(UUID job) {
        if (unwanted.containsKey(job)) {
            throw new Cancelled();
        }
    }

    /** Moves the end of all its jobs on; those that are open no more were cancelled elsewhere. */
    void beat() {
        var byMerchant =
                merchantOf.entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getValue,
                                        Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
        byMerchant.forEach((merchant, jobs) -> {
            var open = database.transact(merchant, c -> BacktestStore.live(c, merchant, jobs));
            var closed = new HashSet<>(jobs);
            open.forEach(closed::remove);
            closed.stream().filter(merchantOf::containsKey).forEach(this::cancel);
        });
    }

    private void run() {
        try {
            while (!stop.await(BEAT_SECONDS, TimeUnit.SECONDS)) {
                try {
                    beat();
                } catch (DatabaseTrouble e) {
                    LOG.warn("Backtests could not be kept alive: {}", e.getMessage());
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
