package io.hongyan.core.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a parcel, from when and until when.
 *
 * @param closedAt null while it is open
 * @param why the rule and what it was applied to, for people: {@code no scan for 48 h since …}
 */
public record Anomaly(AnomalyType type, Instant openedAt, @Nullable Instant closedAt, String why) {

    public boolean isOpen() {
        return closedAt == null;
    }

    /** What it is known by: {@code DAMAGED#28345678}, minutes since 1970 of its opening. */
    public String id() {
        return type + "#" + openedAt.getEpochSecond() / 60;
    }

    Anomaly closed(Instant at) {
        return new Anomaly(type, openedAt, at.isBefore(openedAt) ? openedAt : at, why);
    }
}
