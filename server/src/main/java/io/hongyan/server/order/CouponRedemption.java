package io.hongyan.server.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Hears which coupons an order names as it stands now: used, or given back. */
@FunctionalInterface
public interface CouponRedemption {

    /** Nobody keeps coupons. */
    CouponRedemption NONE = (_, _, _, _) -> {};

    /**
     * The coupons of an order.
     *
     * @param amounts code to what it took off, in minor units
     * @param at when it was paid or placed
     */
    record Named(UUID order, Map<String, Long> amounts, boolean cancelled, Instant at) {}

    void orderChanged(Connection c, UUID merchant, Named named, Instant now) throws SQLException;
}
