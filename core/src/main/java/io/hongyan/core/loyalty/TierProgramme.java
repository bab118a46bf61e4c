package io.hongyan.core.loyalty;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to a tier: a metric, its thresholds and how long a tier stays. A member has the best tier
 * that any programme gives him.
 *
 * @param tiers without the one that everybody has
 * @param graceDays how long a tier outlives its validity; 0 for not at all
 * @param undoDays in the first days of a validity a refund that breaks the threshold lowers at
 *     once; 0 for never
 */
public record TierProgramme(
        String code,
        Metric metric,
        List<Tier> tiers,
        Validity validity,
        int graceDays,
        int undoDays,
        Downgrade downgrade) {

    private static final int YEAR = 365;

    /** What is counted. */
    public enum Metric {
        /** Net paid in the 365 days that end with the day of evaluation, in minor units. */
        SPEND_365,
        /** On-time parcels in the calendar month of their signing. */
        ON_TIME_MONTH
    }

    /** How long a tier stays. */
    public enum Validity {
        DAYS_365,
        END_OF_NEXT_MONTH
    }

    /** How far a member falls when a validity (and its grace) ends. */
    public enum Downgrade {
        ONE_DOWN,
        BY_METRIC
    }

    /** What brings an evaluation about. */
    public enum Cause {
        /** Something was earned, or a day has passed. */
        PROGRESS,
        /** Money was given back. */
        REFUND
    }

    public TierProgramme {
        tiers = tiers.stream().sorted(Comparator.comparingInt(Tier::rank)).toList();
    }

    /**
     * Where a member stands in a programme.
     *
     * @param rank 0 for no tier
     * @param since the first day of the present validity; null without a tier
     * @param until the day on which it is looked at again; null without a tier
     * @param graceUntil null while not in grace
     */
    public record Standing(
            int rank,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            @Nullable LocalDate graceUntil) {

        public static final Standing NONE = new Standing(0, null, null, null);

        /** The next day on which time alone may change it; null for never. */
        public @Nullable LocalDate nextLook() {
            return graceUntil == null ? until : graceUntil;
        }
    }

    /** A change of standing, or the beginning of a grace or a new validity. */
    public record Step(Standing before, Standing after, String reason, long metric) {}

    /** The tier's name at a rank; null for rank 0. */
    public @Nullable Tier at(int rank) {
        return tiers.stream().filter(tier -> tier.rank() == rank).findFirst().orElse(null);
    }

    /**
     * Looks at a member; empty if nothing changes. The same arguments always give the same step.
     */
    public Optional<Step> look(Standing standing, long metric, Cause cause, LocalDate today) {
        var earned = rankFor(metric);
        if (earned > standing.rank) {
            return step(standing, fresh(earned, today), "upgrade", metric);
        }
        if (standing.rank == 0) {
            return Optional.empty();
        }
        if (cause == Cause.REFUND && earned < standing.rank && mayUndo(standing, today)) {
            return step(
                    standing,
                    fresh(earned, today),
                    "qualifying order refunded inside " + undoDays + " days of the upgrade",
                    metric);
        }
        if (earned >= standing.rank && lasts(standing, today)) {
            return step(standing, fresh(standing.rank, today), "renewed", metric);
        }
        return standing.graceUntil == null
                ? atEnd(standing, earned, metric, today)
                : inGrace(standing, standing.graceUntil, earned, metric, today);
    }

    /** Qualifying again in a later month carries a monthly tier further before it has ended. */
    private boolean lasts(Standing standing, LocalDate today) {
        var until = standing.until;
        return validity == Validity.END_OF_NEXT_MONTH
                && until != null
                && endOfNextMonth(today).isAfter(until);
    }

    private static LocalDate endOfNextMonth(LocalDate today) {
        return YearMonth.from(today).plusMonths(2).atDay(1);
    }

    private Optional<Step> atEnd(Standing standing, int earned, long metric, LocalDate today) {
        var until = standing.until;
        if (until == null || today.isBefore(until)) {
            return Optional.empty();
        }
        if (earned >= standing.rank) {
            return step(standing, fresh(standing.rank, today), "renewed", metric);
        }
        if (graceDays == 0) {
            return step(standing, lowered(standing, earned, today), endReason(), metric);
        }
        var grace = new Standing(standing.rank, standing.since, until, until.plusDays(graceDays));
        return step(standing, grace, "period over, grace begins", metric);
    }

    private Optional<Step> inGrace(
            Standing standing, LocalDate end, int earned, long metric, LocalDate today) {
        if (earned >= standing.rank) {
            return step(
                    standing, fresh(standing.rank, today), "kept: re-qualified in grace", metric);
        }
        if (today.isBefore(end)) {
            return Optional.empty();
        }
        return step(
                standing,
                lowered(standing, earned, today),
                "downgrade after grace (" + downgradeName() + ")",
                metric);
    }

    private String endReason() {
        return "period over (" + downgradeName() + ")";
    }

    private String downgradeName() {
        return switch (downgrade) {
            case ONE_DOWN -> "one_down";
            case BY_METRIC -> "by_metric";
        };
    }

    private Standing lowered(Standing standing, int earned, LocalDate today) {
        return switch (downgrade) {
            case BY_METRIC -> fresh(earned, today);
            case ONE_DOWN -> fresh(Math.max(earned, rankBelow(standing.rank)), today);
        };
    }

    private boolean mayUndo(Standing standing, LocalDate today) {
        var since = standing.since;
        return since != null && today.isBefore(since.plusDays(undoDays));
    }

    private Standing fresh(int rank, LocalDate today) {
        if (rank == 0) {
            return Standing.NONE;
        }
        var until =
                switch (validity) {
                    case DAYS_365 -> today.plusDays(YEAR);
                    case END_OF_NEXT_MONTH -> endOfNextMonth(today);
                };
        return new Standing(rank, today, until, null);
    }

    private int rankFor(long value) {
        return tiers.stream()
                .filter(tier -> value >= tier.threshold())
                .mapToInt(Tier::rank)
                .max()
                .orElse(0);
    }

    private int rankBelow(int rank) {
        return tiers.stream().mapToInt(Tier::rank).filter(r -> r < rank).max().orElse(0);
    }

    private static Optional<Step> step(
            Standing before, Standing after, String reason, long metric) {
        return Optional.of(new Step(before, after, reason, metric));
    }
}
