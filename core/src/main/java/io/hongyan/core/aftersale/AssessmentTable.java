package io.hongyan.core.aftersale;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a merchant gives for a loss (定损表). Shares are in basis points of the goods' value.
 *
 * @param version counts up with each change; a claim remembers the one that decided it
 * @param damage the share for each degree of damage
 * @param usualDegree what a damage counts as until somebody has looked at it
 * @param lost the share for a lost parcel
 * @param shortage the share where pieces are missing and nobody knows which
 * @param other the share for any other reason
 * @param delay a fixed amount for a parcel that is late
 * @param minimum the least that is paid, but never more than the goods' value
 * @param limit the most that one claim pays
 * @param approveAbove a claim above this amount always waits for a person
 * @param onlyDeclared pays at most the value declared with the carrier, where one was declared
 */
public record AssessmentTable(
        int version,
        Map<Degree, Integer> damage,
        Degree usualDegree,
        int lost,
        int shortage,
        int other,
        long delay,
        long minimum,
        long limit,
        long approveAbove,
        boolean onlyDeclared) {

    public static final int WHOLE = 10_000;

    /** What holds until the merchant says otherwise. */
    public static final AssessmentTable USUAL =
            new AssessmentTable(
                    1,
                    Map.of(
                            Degree.MINOR, 2_000,
                            Degree.MODERATE, 5_000,
                            Degree.SEVERE, 8_000,
                            Degree.TOTAL, WHOLE),
                    Degree.MODERATE,
                    WHOLE,
                    3_000,
                    2_000,
                    500,
                    200,
                    200_000,
                    10_000,
                    false);

    public AssessmentTable {
        damage = Map.copyOf(new EnumMap<>(damage));
        for (var degree : Degree.values()) {
            var share = damage.get(degree);
            if (share == null) {
                throw new IllegalArgumentException("no share for " + degree);
            }
            holdShare("damage." + degree, share);
        }
        holdShare("lost", lost);
        holdShare("shortage", shortage);
        holdShare("other", other);
        holdAmount("delay", delay);
        holdAmount("minimum", minimum);
        holdAmount("limit", limit);
        holdAmount("approveAbove", approveAbove);
    }

    int shareOf(Degree degree) {
        return damage.getOrDefault(degree, 0);
    }

    private static void holdShare(String what, int share) {
        if (share < 0 || share > WHOLE) {
            throw new IllegalArgumentException(
                    what + " must be between 0 and " + WHOLE + " basis points, not " + share);
        }
    }

    private static void holdAmount(String what, long amount) {
        if (amount < 0 || amount > 1_000_000_000_000L) {
            throw new IllegalArgumentException(what + " is out of range: " + amount);
        }
    }
}
