package io.hongyan.core.tracking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scan with our reading of it (轨迹事件). The reading comes from tables with a version and may be
 * made again when they get better; the report below it never changes.
 *
 * @param status the reading; {@code UNMAPPED_GENERAL} when neither code nor text could be read
 * @param computed the source concluded it without a scan (a time-out): it opens an anomaly and
 *     never moves the parcel
 * @param reversal what it cancels; null for an ordinary scan
 * @param reading place, next hop, reason and the words that decided
 */
public record TrackingEvent(
        Report report,
        TrackingSubStatus status,
        boolean computed,
        @Nullable Reversal reversal,
        Reading reading) {

    public TrackingEvent(
            Report report, TrackingSubStatus status, boolean computed, Reading reading) {
        this(report, status, computed, null, reading);
    }

    /**
     * What the words gave besides the status.
     *
     * @param matched the words that decided, as they stand in the text
     * @param confidence 0 (nothing could be read) to 100 (a code that says it all)
     */
    public record Reading(
            String place,
            String nextHop,
            EventReason reason,
            List<String> matched,
            int confidence) {
        public Reading {
            matched = List.copyOf(matched);
        }

        public Reading(String place, String nextHop, List<String> matched, int confidence) {
            this(place, nextHop, EventReason.NONE, matched, confidence);
        }

        public static final Reading NONE = new Reading("", "", List.of(), 0);
    }

    public Instant at() {
        return report.at();
    }

    /** To be listed for mapping: neither code nor text could be read, and it cancels nothing. */
    public boolean isUnread() {
        return status == TrackingSubStatus.UNMAPPED_GENERAL && reversal == null;
    }
}
