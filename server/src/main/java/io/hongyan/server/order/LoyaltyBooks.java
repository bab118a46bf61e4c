package io.hongyan.server.order;

import io.hongyan.server.loyalty.CouponUse;
import io.hongyan.server.loyalty.Members;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Hands orders over to the books of members and coupons. */
public record LoyaltyBooks(Members members, CouponUse coupons)
        implements MemberDirectory, CouponRedemption {

    @Override
    public Optional<UUID> resolve(Connection c, UUID merchant, Buyer buyer, Instant now)
            throws SQLException {
        return members.resolve(
                c,
                merchant,
                new Members.Buyer(buyer.shop(), buyer.buyerId(), buyer.phoneHash(), buyer.person()),
                now);
    }

    @Override
    public void orderChanged(Connection c, UUID merchant, Worth worth, Instant now)
            throws SQLException {
        members.orderChanged(
                c,
                merchant,
                new Members.OrderWorth(
                        worth.order(),
                        worth.member(),
                        worth.paid(),
                        worth.paidAt(),
                        worth.cancelled()),
                now);
    }

    @Override
    public void orderChanged(Connection c, UUID merchant, Named named, Instant now)
            throws SQLException {
        coupons.orderChanged(
                c,
                merchant,
                new CouponUse.OrderCoupons(
                        named.order(), named.amounts(), named.cancelled(), named.at()),
                now);
    }
}
