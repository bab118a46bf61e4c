package io.hongyan.core.aftersale;

import org.jspecify.annotations.Nullable;

/**
 * What a carrier agreed to pay a merchant.
 *
 * @param freightTimes an uninsured parcel is paid at most so many times its freight
 * @param mostUninsured … and at most this amount; null for none
 * @param clause where it stands
 */
public record CarrierContract(
        String carrier, int freightTimes, @Nullable Long mostUninsured, String clause) {

    public CarrierContract {
        if (freightTimes < 0 || freightTimes > 100) {
            throw new IllegalArgumentException("freightTimes must be 0 to 100: " + freightTimes);
        }
    }
}
