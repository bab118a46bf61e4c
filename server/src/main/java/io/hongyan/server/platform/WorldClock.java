package io.hongyan.server.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * World time: what people live through. In production it is the system's clock; in the demo and in
 * tests it is a stored value that runs at a speed, outlives the process and never runs backwards.
 */
public final class WorldClock implements InstantSource {

    private final InstantSource machine;
    private volatile Reading reading;

    private WorldClock(InstantSource machine, Reading reading) {
        this.machine = machine;
        this.reading = reading;
    }

    /** The system's clock, which nobody can set. */
    public static WorldClock system(InstantSource machine) {
        return new WorldClock(machine, new Reading(true, Instant.EPOCH, 1, Instant.EPOCH));
    }

    /** A clock that is kept by somebody outside and goes on from a stored value. */
    public static WorldClock kept(InstantSource machine, Reading stored) {
        return new WorldClock(machine, stored);
    }

    @Override
    public Instant instant() {
        var current = reading;
        return current.system ? machine.instant() : current.at(machine.instant());
    }

    public boolean isSystem() {
        return reading.system;
    }

    /** World seconds per machine second; 0 while paused. */
    public double speed() {
        return reading.speed;
    }

    /**
     * Sets the clock; a time before the present one is taken as the present one.
     *
     * @return the value to store
     */
    public synchronized Reading set(Instant now, double speed) {
        if (reading.system) {
            throw new IllegalStateException("the system's clock is not ours to set");
        }
        var present = instant();
        reading =
                new Reading(
                        false,
                        now.isBefore(present) ? present : now,
                        Math.max(0, speed),
                        machine.instant());
        return reading;
    }

    /**
     * A value of the clock.
     *
     * @param system true when world time is the system's time; the rest then means nothing
     * @param instant world time at {@code setAt}
     * @param speed world seconds per machine second
     * @param setAt machine time of the setting
     */
    public record Reading(boolean system, Instant instant, double speed, Instant setAt) {

        Instant at(Instant machineNow) {
            var passed = Duration.between(setAt, machineNow);
            if (passed.isNegative()) {
                return instant;
            }
            return instant.plusMillis((long) (passed.toMillis() * speed));
        }
    }
}
