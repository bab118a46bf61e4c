package io.hongyan.core.aftersale;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a loss. Money in minor units of one currency.
 *
 * @param degree null when nobody has looked at the damage yet
 * @param goodsValue what the buyer paid for the goods concerned
 * @param missingValue what the missing pieces were worth; null when not known
 * @param declaredValue what the parcel was declared at with the carrier (保价); null if it was not
 * @param alreadyGranted what earlier claims of the same order have bound or paid
 * @param freight what the carriage cost the merchant; null when not known
 */
public record LossFacts(
        ClaimReason reason,
        @Nullable Degree degree,
        long goodsValue,
        @Nullable Long missingValue,
        @Nullable Long declaredValue,
        long alreadyGranted,
        @Nullable Long freight) {

    /** More than anybody's order is worth: keeps every product below inside a long. */
    private static final long MOST = 1_000_000_000_000L;

    public LossFacts {
        hold("goodsValue", goodsValue);
        hold("missingValue", missingValue);
        hold("declaredValue", declaredValue);
        hold("alreadyGranted", alreadyGranted);
        hold("freight", freight);
    }

    public static LossFacts of(ClaimReason reason, long goodsValue) {
        return new LossFacts(reason, null, goodsValue, null, null, 0, null);
    }

    public LossFacts withDegree(@Nullable Degree seen) {
        return new LossFacts(
                reason, seen, goodsValue, missingValue, declaredValue, alreadyGranted, freight);
    }

    public LossFacts afterGranting(long amount) {
        return new LossFacts(
                reason, degree, goodsValue, missingValue, declaredValue, amount, freight);
    }

    public LossFacts insuredFor(@Nullable Long declared) {
        return new LossFacts(
                reason, degree, goodsValue, missingValue, declared, alreadyGranted, freight);
    }

    public LossFacts withFreight(@Nullable Long paid) {
        return new LossFacts(
                reason, degree, goodsValue, missingValue, declaredValue, alreadyGranted, paid);
    }

    private static void hold(String what, @Nullable Long amount) {
        if (amount != null && (amount < 0 || amount > MOST)) {
            throw new IllegalArgumentException(
                    what + " must be between 0 and " + MOST + ", not " + amount);
        }
    }
}
