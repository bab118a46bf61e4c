package io.hongyan.core.aftersale;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One deadline of a law, a platform or a carrier: a versioned row with its source.
 *
 * @param id of the fact it rests on, for example {@code PF-408}
 * @param clock the name of the clock that it sets
 * @param limit how long
 * @param grade A statute read, B official text reported, C a sample value
 * @param on whether it is used; a row of grade C stays off until an operator confirms it
 */
public record PolicyRule(
        String id,
        int version,
        String clock,
        Limit limit,
        String scope,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String grade,
        String source,
        boolean on) {

    public PolicyRule {
        if (grade.equals("C") && on) {
            throw new IllegalArgumentException(
                    id + ": a sample value is not switched on by itself");
        }
    }

    /** {@code PF-408 v1}: what a case remembers. */
    public String reference() {
        return id + " v" + version;
    }

    public boolean holdsOn(LocalDate day) {
        var end = effectiveTo;
        return on && !day.isBefore(effectiveFrom) && (end == null || !day.isAfter(end));
    }

    /** How long a clock runs: hours count as they pass, days on the calendar. */
    public record Limit(int amount, Unit unit) {

        public Limit {
            if (amount < 0 || amount > 10_000) {
                throw new IllegalArgumentException("a limit of " + amount + " " + unit);
            }
        }
    }

    /** What a limit is counted in. */
    public enum Unit {
        HOURS,
        DAYS
    }
}
