package io.hongyan.core.flow;

/** What has been set aside for flows to use up; never more than their limits. */
@FunctionalInterface
public interface Allowance {

    Allowance UNLIMITED = (flow, limit, amount) -> true;

    /**
     * Takes {@code amount} of a flow's limit ({@link Limits#PER_DAY}, {@link Limits#BUDGET}, {@link
     * Limits#BRAKE}); false, and nothing taken, when that much is not left.
     */
    boolean take(String flow, String limit, long amount);
}
