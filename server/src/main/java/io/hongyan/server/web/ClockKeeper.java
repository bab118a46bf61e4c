package io.hongyan.server.web;

import java.time.Duration;
import java.time.Instant;

/** Sets world time where somebody outside keeps it, and sees to it that what is due happens. */
public interface ClockKeeper {

    /**
     * Sets the clock and waits, at most {@code atMost}, until every timer due by then is decided
     * and every action due by then has been tried once.
     *
     * @return what is left undone
     */
    Left set(Instant now, double speed, Duration atMost);

    /** Timers and actions that are due and not yet dealt with. */
    record Left(long timers, long actions) {

        public boolean isNothing() {
            return timers == 0 && actions == 0;
        }
    }
}
