package io.hongyan.server.tracking;

import io.hongyan.core.tracking.TrackingStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When to ask a source that keeps silent: providers give up a push after minutes, so an outage
 * would lose news for good if nobody asked. Every twelve hours since the last word, for ten days.
 */
final class PullSchedule {

    static final Duration EVERY = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(10);

    private PullSchedule() {}

    /** The first pull after {@code now}; null when nobody has to ask about this parcel. */
    static @Nullable Instant next(ParcelRecord parcel, Instant now) {
        var since = silentSince(parcel);
        if (since == null || TrackingStatus.valueOf(parcel.status()).isFinal()) {
            return null;
        }
        var first = since.plus(EVERY);
        if (now.isBefore(first)) {
            return first;
        }
        var times = Duration.between(since, now).dividedBy(EVERY);
        var next = since.plus(EVERY.multipliedBy(times + 1));
        return next.isAfter(since.plus(LONGEST)) ? null : next;
    }

    /** True when the moment that was waited for is one at which to pull. */
    static boolean isPull(ParcelRecord parcel, Instant due) {
        var since = silentSince(parcel);
        if (since == null || TrackingStatus.valueOf(parcel.status()).isFinal()) {
            return false;
        }
        var silent = Duration.between(since, due);
        return silent.compareTo(EVERY) >= 0
                && silent.compareTo(LONGEST) <= 0
                && silent.toMillis() % EVERY.toMillis() == 0;
    }

    private static @Nullable Instant silentSince(ParcelRecord parcel) {
        if (parcel.boundAt() == null) {
            return null;
        }
        var heard = parcel.heardAt();
        var since = heard == null || heard.isBefore(parcel.boundAt()) ? parcel.boundAt() : heard;
        return since.truncatedTo(ChronoUnit.MILLIS);
    }
}
