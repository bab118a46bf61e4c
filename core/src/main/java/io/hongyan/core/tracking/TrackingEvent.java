package io.hongyan.core.tracking;

import java.time.Instant;
import java.util.List;

/**
 * A scan with our reading of it (轨迹事件). The reading comes from tables with a version and may be
 * made again when they get better; the report below it never changes.
 *
 * @param status the reading; {@code UNMAPPED_GENERAL} when neither code nor text could be read
 * @param computed the source concluded it without a scan (a time-out): it opens an anomaly and
 *     never moves the parcel
 * @param reading place, next hop and the words that decided
 */
public record TrackingEvent(
        Report report, TrackingSubStatus status, boolean computed, Reading reading) {

    /** What the words gave besides the status. */
    public record Reading(String place, String nextHop, List<String> matched, int confidence) {
        public Reading {
            matched = List.copyOf(matched);
        }

        public static final Reading NONE = new Reading("", "", List.of(), 0);
    }

    public Instant at() {
        return report.at();
    }
}
