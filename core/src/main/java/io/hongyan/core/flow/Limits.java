package io.hongyan.core.flow;

import org.jspecify.annotations.Nullable;

/**
 * How much a flow may do.
 *
 * @param perDay runs it may start a day (Asia/Shanghai); null for no limit
 * @param budgetPerDay fen it may give away a day in claims and coupons; null for no limit
 * @param brake messages in ten minutes of world time after which it is stopped and a ticket raised
 */
public record Limits(@Nullable Long perDay, @Nullable Long budgetPerDay, long brake) {

    public static final long USUAL_BRAKE = 5_000;

    public static final Limits NONE = new Limits(null, null, USUAL_BRAKE);

    public static final String PER_DAY = "perDay";
    public static final String BUDGET = "budgetPerDay";
    public static final String BRAKE = "brake";
}
