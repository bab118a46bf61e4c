package io.hongyan.server.action;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What the dispatcher tells of itself: tries, what is due, since when, who does not answer. */
final class DispatcherMetrics implements Trace {

    private final MeterRegistry meters;
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();
    private final AtomicLong lastRound = new AtomicLong(System.nanoTime());
    private final Semaphore progress = new Semaphore(0);

    DispatcherMetrics(MeterRegistry meters, Lanes lanes) {
        this.meters = meters;
        Gauge.builder("hongyan.action.due", due, AtomicLong::get)
                .description("actions that are due and not through")
                .register(meters);
        Gauge.builder("hongyan.action.oldest", oldestSeconds, AtomicLong::get)
                .description("world seconds since the oldest of them was due")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("hongyan.action.round.age", lastRound, DispatcherMetrics::age)
                .description("seconds since the claimer last asked the database")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("hongyan.action.endpoints.resting", lanes, l -> l.shutByBreaker().size())
                .description("endpoints whose breaker is open")
                .register(meters);
    }

    private static double age(AtomicLong at) {
        return (System.nanoTime() - at.get()) / 1e9;
    }

    @Override
    public void tried(StoredAction action, String outcome) {
        meters.counter("hongyan.action.tries", "kind", action.kind(), "outcome", outcome)
                .increment();
    }

    void round(int claimed) {
        lastRound.set(System.nanoTime());
        if (claimed > 0) {
            meters.counter("hongyan.action.claimed").increment(claimed);
        }
        progressed();
    }

    void due(Leases.Due now, Instant worldNow) {
        due.set(now.count());
        var oldest = now.oldest();
        oldestSeconds.set(oldest == null ? 0 : Duration.between(oldest, worldNow).toSeconds());
    }

    void progressed() {
        if (progress.availablePermits() == 0) {
            progress.release();
        }
    }

    /** False when interrupted. */
    boolean awaitProgress(Duration atMost) {
        try {
            if (progress.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                progress.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
