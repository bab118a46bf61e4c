package io.hongyan.server.action;

import io.hongyan.server.platform.WorldClock;
import java.time.Instant;

/**
 * The world time at which an action is carried out. Where world time is the system's, that is now.
 * Where it is kept and jumps, an action that fell due on the way is carried out as of then: a jump
 * of a day does not make a message of its first hour a day late.
 */
final class WorldNow {

    private final WorldClock clock;
    private volatile Instant caughtUp;

    WorldNow(WorldClock clock) {
        this.clock = clock;
        this.caughtUp = clock.instant();
    }

    Instant now() {
        return clock.instant();
    }

    Instant asOf(StoredAction action) {
        if (clock.isSystem()) {
            return clock.instant();
        }
        var late = caughtUp;
        var due = action.nextAt().isAfter(late) ? action.nextAt() : late;
        var now = clock.instant();
        return due.isAfter(now) ? now : due;
    }

    /** Nothing was due at this time any more. */
    void caughtUp(Instant at) {
        if (at.isAfter(caughtUp)) {
            caughtUp = at;
        }
    }
}
