package io.hongyan.server.buyer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the coupon for a review, once an order. */
public interface Rewards {

    /** There are none. */
    Rewards NONE =
            new Rewards() {
                @Override
                public Optional<Coupon> grant(
                        Connection c, UUID merchant, Reviewed reviewed, Instant now) {
                    return Optional.empty();
                }

                @Override
                public Optional<Coupon> find(Connection c, UUID merchant, UUID order) {
                    return Optional.empty();
                }
            };

    /** A review that was sent. */
    record Reviewed(UUID order, @Nullable UUID member, @Nullable UUID parcel) {}

    /** A coupon as the buyer sees it; the amount in minor units. */
    record Coupon(String code, long amount, String currency, Instant until) {}

    Optional<Coupon> grant(Connection c, UUID merchant, Reviewed reviewed, Instant now)
            throws SQLException;

    /** The open coupon that this order's review brought. */
    Optional<Coupon> find(Connection c, UUID merchant, UUID order) throws SQLException;
}
