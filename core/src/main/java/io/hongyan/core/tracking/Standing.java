package io.hongyan.core.tracking;

import java.time.Instant;

/**
 * Where a parcel stands (所处状态), and since when. The whole transition table is {@link #after}
 * (status-mapping, rules for turning events into a shipment state).
 */
public record Standing(TrackingSubStatus sub, Instant since) {

    public TrackingStatus status() {
        return sub.main();
    }

    Standing after(Scan scan) {
        var reported = scan.status();
        return switch (reported.main()) {
            case UNMAPPED -> this;
            case NO_TRACE -> status() == TrackingStatus.NO_TRACE ? at(scan) : this;
            case INFO_RECEIVED, PICKED_UP, IN_TRANSIT, CUSTOMS, OUT_FOR_DELIVERY, DEPOSITED ->
                    onTheWayOut(scan);
            case DELIVERY_FAILED, EXCEPTION, EXPIRED -> onTheWayOut(scan);
            case CANCELLED -> status().isFinal() ? this : at(scan);
            // Who signs a parcel on its way back without naming the sender has got it after all.
            case DELIVERED ->
                    status() == TrackingStatus.RETURNED || status() == TrackingStatus.CANCELLED
                            ? this
                            : at(scan);
            // Buyers hand parcels back after signing, so even a delivered one may turn round.
            case RETURNING ->
                    status() == TrackingStatus.RETURNED || status() == TrackingStatus.CANCELLED
                            ? this
                            : at(scan);
            case RETURNED -> status() == TrackingStatus.CANCELLED ? this : at(scan);
        };
    }

    private Standing onTheWayOut(Scan scan) {
        return status().isFinal() || status().isGoingBack() ? this : at(scan);
    }

    private Standing at(Scan scan) {
        return sub == scan.status() ? this : new Standing(scan.status(), scan.at());
    }
}
