package io.hongyan.server.loyalty;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Ends a coupon whose last moment has come. */
public final class CouponExpireHandler implements InternalHandler {

    private final CouponBook book;

    public CouponExpireHandler(CouponBook book) {
        this.book = book;
    }

    @Override
    public String kind() {
        return Timers.COUPON;
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var coupon = action.findId("coupon");
        if (coupon.isEmpty()) {
            return new Outcome.Refused("no_coupon", "the body names no coupon");
        }
        var ended = book.expire(tx, action.merchant(), coupon.get(), now);
        return new Outcome.Done("", ended ? "expired" : "nothing to end");
    }
}
