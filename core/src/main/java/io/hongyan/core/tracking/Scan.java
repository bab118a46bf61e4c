package io.hongyan.core.tracking;

import java.time.Instant;
import java.util.Comparator;

/**
 * What the fold needs of one tracking event: its identity, when, and what it means. A parcel's row
 * keeps these; texts stay in the history.
 *
 * @param id identity of the report, {@link ReportId}
 * @param at by the carrier's clock; a time too far ahead of us is taken as the time of arrival
 * @param source a small number that stands for the connector which told it
 * @param status what it means; of a reversal what it takes back, where {@code UNMAPPED} is a
 *     signing
 * @param kind how the fold must take it
 */
public record Scan(long id, Instant at, TrackingSubStatus status, int source, Kind kind) {

    /** How the fold takes a scan. */
    public enum Kind {
        /** A scan of the parcel. */
        PHYSICAL,
        /** The source concluded it without a scan: opens an anomaly, never moves the parcel. */
        COMPUTED,
        /** Takes the newest earlier scan back that says what this one's status is. */
        REVERSAL
    }

    /** Carrier's time, then stage, then identity: never the order of arrival. */
    static final Comparator<Scan> IN_ORDER =
            Comparator.comparing(Scan::at)
                    .thenComparingInt(scan -> stage(scan.status().main()))
                    .thenComparingLong(Scan::id);

    /** True when somebody held the parcel. */
    boolean isPhysical() {
        return kind == Kind.PHYSICAL
                && switch (status.main()) {
                    case NO_TRACE, INFO_RECEIVED, CANCELLED, EXPIRED, UNMAPPED -> false;
                    case PICKED_UP,
                            IN_TRANSIT,
                            CUSTOMS,
                            OUT_FOR_DELIVERY,
                            DEPOSITED,
                            DELIVERED,
                            DELIVERY_FAILED,
                            EXCEPTION,
                            RETURNING,
                            RETURNED ->
                            true;
                };
    }

    /** Of a reversal: the main status that it takes back. */
    TrackingStatus takesBack() {
        return status.main() == TrackingStatus.UNMAPPED ? TrackingStatus.DELIVERED : status.main();
    }

    private static int stage(TrackingStatus status) {
        return switch (status) {
            case UNMAPPED -> 0;
            case NO_TRACE -> 1;
            case INFO_RECEIVED -> 2;
            case PICKED_UP -> 3;
            case IN_TRANSIT -> 4;
            case CUSTOMS -> 5;
            case OUT_FOR_DELIVERY -> 6;
            case DELIVERY_FAILED -> 7;
            case EXCEPTION -> 8;
            case DEPOSITED -> 9;
            case DELIVERED -> 10;
            case RETURNING -> 11;
            case RETURNED -> 12;
            case CANCELLED -> 13;
            case EXPIRED -> 14;
        };
    }
}
