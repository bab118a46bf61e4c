package io.hongyan.server.tracking;

import io.hongyan.core.tracking.MilestoneKind;
import io.hongyan.core.tracking.Trail;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times that a parcel's milestones give; each is null while it has not been reached.
 *
 * @param attempts how many deliveries failed
 */
record ParcelTimes(
        @Nullable Instant pickedUpAt,
        @Nullable Instant depositedAt,
        @Nullable Instant deliveredAt,
        int attempts) {

    static ParcelTimes of(Trail trail) {
        Instant pickedUp = null;
        Instant deposited = null;
        Instant delivered = null;
        int attempts = 0;
        for (var milestone : trail.milestones()) {
            if (milestone.kind() == MilestoneKind.PICKED_UP) {
                pickedUp = milestone.at();
            } else if (milestone.kind() == MilestoneKind.DEPOSITED) {
                deposited = milestone.at();
            } else if (milestone.kind() == MilestoneKind.DELIVERED) {
                delivered = milestone.at();
            } else if (milestone.kind() == MilestoneKind.DELIVERY_FAILED) {
                attempts++;
            }
        }
        return new ParcelTimes(pickedUp, deposited, delivered, attempts);
    }
}
