package io.hongyan.core.flow;

import io.hongyan.core.message.Purpose;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What flows remember of one subject. Small: most parcels never have any of it.
 *
 * @param fired when each flow last started, by flow id (and {@code |occurrence} where it may start
 *     for each)
 * @param sent the message decided for each purpose
 */
public record SubjectState(
        Map<String, Instant> fired, List<Run> runs, Map<Purpose, Sent> sent, Set<String> tags) {

    public static final SubjectState EMPTY =
            new SubjectState(Map.of(), List.of(), Map.of(), Set.of());

    public SubjectState {
        fired = Map.copyOf(fired);
        runs = List.copyOf(runs);
        sent = sent.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(sent));
        tags = Set.copyOf(tags);
    }

    /** A message that was decided: when it leaves, and what could have cancelled it before. */
    public record Sent(Instant due, String group) {}

    public boolean isEmpty() {
        return fired.isEmpty() && runs.isEmpty() && sent.isEmpty() && tags.isEmpty();
    }

    /** When the first wait is over; null when none ends by time. */
    public @Nullable Instant wakeAt() {
        Instant first = null;
        for (var run : runs) {
            var due = run.due();
            if (due != null && (first == null || due.isBefore(first))) {
                first = due;
            }
        }
        return first;
    }
}
