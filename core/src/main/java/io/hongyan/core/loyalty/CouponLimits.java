package io.hongyan.core.loyalty;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What limits a batch of coupons. What is reserved counts like what was issued: the outcome of a
 * reservation is not known yet.
 *
 * @param budget in minor units
 * @param perMember coupons that one member may have; null for no limit
 * @param perDay coupons a day (Asia/Shanghai); null for no limit
 * @param from null for always
 * @param to null for no end; the end itself is outside
 */
public record CouponLimits(
        long budget,
        @Nullable Long perMember,
        @Nullable Long perDay,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Why no coupon is granted, in the order in which it is checked. */
    public enum No {
        NOT_ACTIVE,
        MEMBER_LIMIT,
        DAILY_LIMIT,
        BUDGET
    }

    /** What is taken up already, reserved and issued together. */
    public record Taken(long money, long ofMember, long today) {}

    /** Empty when a coupon of this face may be granted. */
    public Optional<No> refuses(long face, Taken taken, Instant now) {
        if ((from != null && now.isBefore(from)) || (to != null && !now.isBefore(to))) {
            return Optional.of(No.NOT_ACTIVE);
        }
        if (perMember != null && taken.ofMember >= perMember) {
            return Optional.of(No.MEMBER_LIMIT);
        }
        if (perDay != null && taken.today >= perDay) {
            return Optional.of(No.DAILY_LIMIT);
        }
        return taken.money + face > budget ? Optional.of(No.BUDGET) : Optional.empty();
    }
}
