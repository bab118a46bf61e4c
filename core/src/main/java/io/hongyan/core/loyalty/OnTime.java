package io.hongyan.core.loyalty;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whether a parcel came on time (准时签收), by the carrier's times, and what that is worth.
 *
 * @param took from pickup to arrival
 * @param month the calendar month of the signing in Shanghai: in it the parcel counts
 * @param points 10 for on time and 1 for each full hour earlier, at most 24 more; 0 if late
 */
public record OnTime(
        boolean onTime, Duration took, LaneStandard standard, YearMonth month, int points) {

    public static final int FOR_ON_TIME = 10;
    public static final int MOST_FOR_HOURS = 24;

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /**
     * @param collectedFrom when it was first put in a locker or station, if the buyer collected it
     *     there; null if it was handed over
     */
    public static OnTime of(
            Instant pickedUpAt,
            @Nullable Instant collectedFrom,
            Instant signedAt,
            LaneStandard standard) {
        var arrived =
                collectedFrom != null && collectedFrom.isBefore(signedAt)
                        ? collectedFrom
                        : signedAt;
        var took = Duration.between(pickedUpAt, arrived);
        var early = standard.limit().minus(took);
        // A signing before the pickup is a slip of somebody's clock, not a fast parcel.
        var onTime = !took.isNegative() && !early.isNegative();
        var month = YearMonth.from(signedAt.atZone(SHANGHAI));
        return new OnTime(onTime, took, standard, month, onTime ? pointsFor(early) : 0);
    }

    private static int pointsFor(Duration early) {
        return FOR_ON_TIME + (int) Math.min(MOST_FOR_HOURS, early.toHours());
    }
}
