package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Allowed;
import io.hongyan.core.tracking.Change;
import io.hongyan.core.tracking.TrackingEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one look at one parcel came to.
 *
 * @param reached milestones of the fold, and {@code bound} when an order came to hold the parcel
 * @param bound the order that came to hold the parcel now; null when none did
 * @param due the moment that was waited for; null when the look had another reason
 * @param timer when to look again; after a look that had another reason than time only if that is
 *     earlier than what was asked for before, else null
 */
public record Decided(
        ParcelRecord before,
        ParcelRecord after,
        Change change,
        Allowed lane,
        List<Change.Reached> reached,
        List<Added> added,
        List<Look.Signal> news,
        Look.@Nullable OrderName bound,
        @Nullable Instant due,
        @Nullable Instant timer) {

    public Decided {
        reached = List.copyOf(reached);
        added = List.copyOf(added);
        news = List.copyOf(news);
    }

    /** A report that was not known yet, with our reading of it. */
    public record Added(Heard heard, TrackingEvent event) {}

    boolean wasHeard() {
        return !added.isEmpty();
    }

    boolean isChanged() {
        return wasHeard() || !Arrays.equals(before.trail(), after.trail()) || isListChanged();
    }

    /** True when something that lists show or filter by is different. */
    boolean isListChanged() {
        return !before.substatus().equals(after.substatus())
                || !before.anomalies().equals(after.anomalies())
                || !java.util.Objects.equals(before.order(), after.order())
                || before.trail().length == 0;
    }

    /** True when something follows: flows have to answer, or a delivery is counted, late or not. */
    public boolean isNews() {
        return due != null
                || !news.isEmpty()
                || reached.stream().anyMatch(r -> !r.late() || OwnActions.isCounted(r))
                || change.opened().stream().anyMatch(anomaly -> !anomaly.late())
                || !change.closed().isEmpty();
    }

    /** When to look again, the flows' waits included; empty when what was asked for stands. */
    Optional<TimerStore.Timer> timerWith(@Nullable Instant flows) {
        return Optional.ofNullable(ParcelLook.earlier(timer, flows))
                .map(at -> new TimerStore.Timer(after.key().merchant(), "PARCEL", after.id(), at));
    }
}
