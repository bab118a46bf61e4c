package io.hongyan.core.tracking;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much time a parcel has for what comes next, on its lane: the merchant's settings or what the
 * lane usually takes.
 *
 * @param firstScan from binding to the first physical scan; longer is silence (无动静)
 * @param betweenScans longer without a scan is a stall (滞留)
 * @param collection in a locker or station; longer is not collected (超时未取)
 * @param standard from pickup to signing; later is delayed (延误); null when nobody knows
 * @param boundAt when number and order were bound; null while no order holds the number
 */
public record Allowed(
        Duration firstScan,
        Duration betweenScans,
        Duration collection,
        @Nullable Duration standard,
        @Nullable Instant boundAt) {

    /** Without a lane's own figures: a day to the first scan, two between scans, two to collect. */
    public static Allowed usual(@Nullable Instant boundAt) {
        return new Allowed(
                Duration.ofHours(24), Duration.ofHours(48), Duration.ofHours(48), null, boundAt);
    }
}
