package io.hongyan.sandbox.world;

import java.time.Duration;
import java.time.Instant;

/**
 * World time as it is stored: it was {@code instant} when the machine's clock showed {@code setAt},
 * and has run at {@code speed} since, unless paused.
 */
public record ClockValue(Instant instant, double speed, Instant setAt, boolean paused) {

    public static final double FASTEST = 86_400;

    Instant at(Instant machine) {
        if (paused) {
            return instant;
        }
        var run = Math.max(0, Duration.between(setAt, machine).toMillis());
        return instant.plusMillis(Math.round(run * speed));
    }
}
