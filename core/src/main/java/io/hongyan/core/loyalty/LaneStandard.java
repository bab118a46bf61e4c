package io.hongyan.core.loyalty;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a carrier may take from one city to another (时效标准), and where the figure comes from.
 *
 * @param samples how many parcels it was learned from; for the other origins, how many there are
 */
public record LaneStandard(Duration limit, Origin origin, int samples) {

    /** From so many parcels on, the merchant's own experience is the standard. */
    public static final int ENOUGH = 50;

    /** The share of parcels that a learned standard covers. */
    public static final double QUANTILE = 0.8;

    private static final Duration WITHIN_CITY = Duration.ofDays(1);
    private static final Duration BETWEEN_CITIES = Duration.ofDays(3);

    /** Where a standard comes from. */
    public enum Origin {
        /** The merchant's own row. */
        OWN("商家设置"),
        /** The 80 % quantile of his parcels on this lane. */
        LEARNED("历史八成时效"),
        /** PF-414: 24 h within a city, 72 h between cities. */
        NATIONAL("国家标准 PF-414");

        private final String chinese;

        Origin(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * The standard of a lane.
     *
     * @param own the merchant's own row; null if he made none
     * @param learned the quantile of {@code samples} parcels; null if none were timed
     */
    public static LaneStandard of(
            @Nullable Duration own, @Nullable Duration learned, int samples, boolean sameCity) {
        if (own != null) {
            return new LaneStandard(own, Origin.OWN, samples);
        }
        if (learned != null && samples >= ENOUGH) {
            return new LaneStandard(learned, Origin.LEARNED, samples);
        }
        return new LaneStandard(sameCity ? WITHIN_CITY : BETWEEN_CITIES, Origin.NATIONAL, samples);
    }
}
