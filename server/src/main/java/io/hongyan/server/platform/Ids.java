package io.hongyan.server.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids: UUID version 7 (RFC 9562), 48 bits of milliseconds by machine time, then a counter of
 * 12 bits that keeps one node's ids in order, then 62 random bits.
 */
public final class Ids {

    private final InstantSource machine;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    public Ids(InstantSource machine) {
        this.machine = machine;
    }

    public UUID next() {
        var now = machine.millis() << 12;
        var tick = last.updateAndGet(previous -> Math.max(previous + 1, now));
        return of(tick >>> 12, (int) (tick & 0xFFF), random.nextLong());
    }

    /** The smallest id that could be made at {@code at}: a bound for partitions and ranges. */
    public static UUID lowest(Instant at) {
        return new UUID(at.toEpochMilli() << 16 | 0x7000L, 0x8000000000000000L);
    }

    /** When the id was made, to the millisecond. */
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    private static UUID of(long millis, int counter, long randomBits) {
        return new UUID(
                millis << 16 | 0x7000L | counter,
                randomBits & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
