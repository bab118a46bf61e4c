package io.hongyan.server.ingest;

/**
 * How busy one thread is: an average over its last moments of the share in which it did not wait.
 * Written by that thread alone, read by anybody.
 */
final class Rush {

    private static final double MEMORY_NANOS = 200e6;

    private volatile double busy;
    private volatile long at = System.nanoTime();

    /** The thread waited for work between two moments of {@link System#nanoTime}. */
    void idled(long from, long to) {
        busy = aged(1, busy, from - at);
        busy = aged(0, busy, to - from);
        at = to;
    }

    /** As of now: a thread that has not come back to wait is working. */
    double now() {
        return aged(1, busy, System.nanoTime() - at);
    }

    private static double aged(double towards, double from, long nanos) {
        return towards + (from - towards) * Math.exp(-Math.max(0, nanos) / MEMORY_NANOS);
    }
}
