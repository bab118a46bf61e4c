package io.hongyan.server.tracking;

import java.util.UUID;

/** What a parcel is known by to carriers: one number of one carrier for one merchant. */
public record ParcelKey(UUID merchant, String carrier, String number)
        implements Comparable<ParcelKey> {

    @Override
    public int compareTo(ParcelKey other) {
        int byMerchant = merchant.compareTo(other.merchant);
        if (byMerchant != 0) {
            return byMerchant;
        }
        int byCarrier = carrier.compareTo(other.carrier);
        return byCarrier != 0 ? byCarrier : number.compareTo(other.number);
    }
}
