package io.hongyan.server.ingest;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How late the threads that read pushes come to what is due: so long, what has just arrived waits
 * unread. Lateness without pushes is the machine's, not the intake's, and counts for nothing.
 */
final class LoopLag {

    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Fewer pushes than this between two looks are no crowd: 400 a second. */
    private static final long CROWD = 8;

    /** So late and nothing else should be begun. */
    private static final double LATE_NANOS = 20e6;

    private final LongAdder pushes = new LongAdder();
    private volatile double rush;
    private long pushesBefore;

    void watch(EventExecutor loop) {
        lookAgain(loop);
    }

    void pushed() {
        pushes.increment();
    }

    /** 0 for threads that read at once what arrives, 1 for threads that are late by 20 ms. */
    double rush() {
        return rush;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a loop that has ended looks no more
    private void lookAgain(EventExecutor loop) {
        long due = System.nanoTime() + EVERY_NANOS;
        loop.schedule(
                () -> {
                    look(System.nanoTime() - due);
                    lookAgain(loop);
                },
                EVERY_NANOS,
                TimeUnit.NANOSECONDS);
    }

    /** Called by the watched thread when it comes to a look, so late. */
    void look(long lateNanos) {
        long before = pushesBefore;
        pushesBefore = pushes.sum();
        double seen = pushesBefore - before < CROWD ? 0 : Math.min(1, lateNanos / LATE_NANOS);
        rush = (rush + seen) / 2;
    }
}
