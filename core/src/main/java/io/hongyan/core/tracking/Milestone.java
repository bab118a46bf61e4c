package io.hongyan.core.tracking;

import java.time.Instant;

/**
 * A milestone that a parcel has reached.
 *
 * @param occurrence 1 for what happens once; for repeated kinds a number that the same scan always
 *     gets (minutes since 1970 of its time), whatever arrived before it
 * @param at when it happened, by the carrier's clock
 */
public record Milestone(MilestoneKind kind, long occurrence, Instant at) {

    /** What it is known by: {@code delivered#1}. */
    public String id() {
        return kind.wireName().substring("parcel.".length()) + "#" + occurrence;
    }
}
