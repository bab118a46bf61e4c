package io.hongyan.core.tracking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a parcel changed.
 *
 * @param closed anomalies as they had been told, now with their end
 * @param wakeAt when to look again though nothing may have been heard; null when there is no need
 */
public record Change(
        Parcel after,
        Standing standing,
        List<Reached> reached,
        List<Opened> opened,
        List<Anomaly> closed,
        @Nullable Instant wakeAt) {

    public Change {
        reached = List.copyOf(reached);
        opened = List.copyOf(opened);
        closed = List.copyOf(closed);
    }

    /** A new milestone; a late one is history: counted, and no message about it. */
    public record Reached(Milestone milestone, boolean late) {}

    /** A new anomaly; a late one is history. */
    public record Opened(Anomaly anomaly, boolean late) {}
}
