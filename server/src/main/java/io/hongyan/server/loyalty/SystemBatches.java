package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.CouponLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Batches that the program keeps itself: what they give was decided elsewhere. */
public final class SystemBatches {

    /** Claims that are paid in the merchant's own books: the claim's own limits cap it. */
    public static final String CLAIM_CREDIT = "claim-credit";

    private static final long NO_CAP = 1_000_000_000_000_000L;

    private SystemBatches() {}

    public static void ensure(Connection c, UUID merchant, String batch, Instant now)
            throws SQLException {
        var limits = new CouponLimits(NO_CAP, null, null, null, null);
        CouponBatches.make(
                c, merchant, new CouponBatches.Batch(batch, batch, "claim", limits, 0, 0, now));
    }
}
