package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.world.Parcel;
import io.hongyan.sandbox.world.Scan;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A provider that reports parcels to who subscribed to them. */
interface Tracker extends Provider {

    /** Makes the push for these subscriptions of one moment. Called inside a change. */
    void push(List<Subscription> due);

    /** How long after a scan the push leaves. */
    Duration delay(SplittableRandom dice);

    /** Whether it reports this parcel to the merchant even if nobody subscribed to it. */
    default boolean reportsUnasked(Parcel parcel) {
        return false;
    }

    /** Told of every scan of a number that it reports, before the push is planned. */
    default void scanned(Parcel parcel, Scan scan) {}
}
