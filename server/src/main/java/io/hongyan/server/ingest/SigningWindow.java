package io.hongyan.server.ingest;

import io.hongyan.server.platform.WorldClock;
import java.time.Duration;
import java.time.Instant;

/**
 * How far the time that a push was signed at may lie from the world's, so that an old one can't be
 * played again. A world that runs fast passes minutes while a call is on its way.
 */
record SigningWindow(WorldClock world) {

    private static final Duration WIDTH = Duration.ofMinutes(5);
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    boolean holds(Instant signedAt) {
        var off = Duration.between(signedAt, world.instant()).abs();
        return off.compareTo(width()) <= 0;
    }

    private Duration width() {
        return world.isSystem()
                ? WIDTH
                : WIDTH.plusMillis((long) (ON_ITS_WAY.toMillis() * world.speed()));
    }
}
