package io.hongyan.server.loyalty;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.server.loyalty.CouponStore.Coupon;
import io.hongyan.server.loyalty.CouponStore.Event;
import io.hongyan.server.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Redeems coupons (核销): an order that names a code has used it; an order that was cancelled, or no
 * longer names it, gives it back. A return frees no budget.
 */
public final class CouponUse {

    /** A coupon that comes back after its last day is good for so long. */
    private static final Duration AFTER_RETURN = Duration.ofDays(7);

    private final Ids ids;
    private final Timers timers;

    public CouponUse(Ids ids, Timers timers) {
        this.ids = ids;
        this.timers = timers;
    }

    /**
     * The coupons of an order as it stands now.
     *
     * @param amounts code to what it took off, in minor units; codes that are not ours are ignored
     * @param at when it was paid or placed: what counts for the validity
     */
    public record OrderCoupons(
            UUID order, Map<String, Long> amounts, boolean cancelled, Instant at) {

        public OrderCoupons {
            amounts = Map.copyOf(amounts);
        }
    }

    /** An order came in or changed. Repetition changes nothing. */
    public void orderChanged(Connection c, UUID merchant, OrderCoupons order, Instant now)
            throws SQLException {
        var codes = order.amounts.keySet().toArray(String[]::new);
        for (var coupon : CouponStore.lockOfOrder(c, merchant, order.order, codes)) {
            var named = !order.cancelled && order.amounts.containsKey(coupon.code());
            if (named && coupon.state().equals(CouponBook.OPEN) && isGood(coupon, order.at)) {
                use(c, merchant, coupon, order, now);
            } else if (!named && order.order.equals(coupon.usedBy())) {
                giveBack(c, merchant, coupon, order, now);
            }
        }
    }

    private static boolean isGood(Coupon coupon, Instant at) {
        return at.isBefore(coupon.validTo());
    }

    private void use(Connection c, UUID merchant, Coupon coupon, OrderCoupons order, Instant now)
            throws SQLException {
        var value = order.amounts.getOrDefault(coupon.code(), 0L);
        CouponStore.use(c, merchant, coupon.id(), new CouponStore.Use(order.order, value, now));
        CouponStore.note(c, merchant, coupon, event(order, "USED", now));
    }

    private void giveBack(
            Connection c, UUID merchant, Coupon coupon, OrderCoupons order, Instant now)
            throws SQLException {
        var good = now.isBefore(coupon.validTo());
        var until = good ? coupon.validTo() : now.plus(AFTER_RETURN);
        CouponStore.setState(c, merchant, coupon, CouponBook.OPEN, until);
        CouponStore.note(c, merchant, coupon, event(order, "RETURNED", now));
        var member = coupon.member();
        var subject =
                member == null
                        ? new Subject(SubjectKind.ORDER, order.order)
                        : new Subject(SubjectKind.MEMBER, member);
        timers.couponEnds(c, merchant, subject, coupon.id(), until);
    }

    private Event event(OrderCoupons order, String type, Instant now) {
        return new Event(ids.next(), type, order.order, "", now);
    }
}
