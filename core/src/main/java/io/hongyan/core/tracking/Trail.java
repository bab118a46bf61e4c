package io.hongyan.core.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever scanned of one parcel, as a set: the order of arrival and repetition leave no
 * mark. Where the parcel stands and what it has reached are functions of this set.
 */
public final class Trail {

    /** Two failed scans closer than this, with nothing between, are one attempt. */
    private static final Duration ONE_ATTEMPT = Duration.ofHours(12);

    private final Instant announcedAt;
    private final List<Scan> all;
    private final List<Withdrawal> withdrawals;
    private final List<Scan> standing;

    private Trail(Instant announcedAt, List<Scan> all, List<Withdrawal> withdrawals) {
        this.announcedAt = announcedAt;
        this.all = all.stream().distinct().sorted(Scan.IN_ORDER).toList();
        this.withdrawals =
                withdrawals.stream()
                        .distinct()
                        .sorted(
                                Comparator.comparing(Withdrawal::upTo)
                                        .thenComparingInt(Withdrawal::source)
                                        .thenComparing(w -> w.kept().toString()))
                        .toList();
        this.standing = honoured(this.all, this.withdrawals);
    }

    public static Trail announced(Instant at) {
        return new Trail(at, List.of(), List.of());
    }

    public static Trail of(Instant announcedAt, List<Scan> scans, List<Withdrawal> withdrawals) {
        return new Trail(announcedAt, scans, withdrawals);
    }

    public Trail with(Collection<Scan> more, Collection<Withdrawal> taken) {
        if (more.isEmpty() && taken.isEmpty()) {
            return this;
        }
        return new Trail(
                announcedAt,
                Stream.concat(all.stream(), more.stream()).toList(),
                Stream.concat(withdrawals.stream(), taken.stream()).toList());
    }

    public Instant announcedAt() {
        return announcedAt;
    }

    /** Everything heard, in order, also what was taken back. */
    public List<Scan> all() {
        return all;
    }

    public List<Withdrawal> withdrawals() {
        return withdrawals;
    }

    /** What still stands: without what was withdrawn or reversed, in order. */
    public List<Scan> scans() {
        return standing;
    }

    public Standing standing() {
        var result = new Standing(TrackingSubStatus.NO_TRACE_NONE, announcedAt);
        for (var scan : standing) {
            if (scan.kind() == Scan.Kind.PHYSICAL) {
                result = result.after(scan);
            }
        }
        return result;
    }

    /** The milestones that these scans add up to; without {@code BOUND}, which no scan tells. */
    public List<Milestone> milestones() {
        var reached = new ArrayList<Milestone>();
        var once = EnumSet.noneOf(MilestoneKind.class);
        var walk = new Standing(TrackingSubStatus.NO_TRACE_NONE, announcedAt);
        Scan failed = null;
        for (var scan : standing) {
            if (scan.kind() != Scan.Kind.PHYSICAL) {
                continue;
            }
            walk = walk.after(scan);
            var effective = walk.sub() == scan.status();
            if (scan.status().main() == TrackingStatus.DELIVERY_FAILED) {
                if (effective && isNewAttempt(failed, scan)) {
                    reached.add(repeated(MilestoneKind.DELIVERY_FAILED, scan));
                }
                failed = effective ? scan : failed;
                continue;
            }
            failed = scan.isPhysical() ? null : failed;
            if (effective || scan.isPhysical() && !once.contains(MilestoneKind.PICKED_UP)) {
                addFirsts(scan, effective, once, reached);
            }
        }
        addReversals(reached);
        return List.copyOf(reached);
    }

    private static boolean isNewAttempt(@Nullable Scan last, Scan scan) {
        return last == null || Duration.between(last.at(), scan.at()).compareTo(ONE_ATTEMPT) >= 0;
    }

    private static void addFirsts(
            Scan scan, boolean effective, EnumSet<MilestoneKind> once, List<Milestone> reached) {
        if (scan.isPhysical() && once.add(MilestoneKind.PICKED_UP)) {
            reached.add(new Milestone(MilestoneKind.PICKED_UP, 1, scan.at()));
        }
        for (var kind : effective ? told(scan.status()) : List.<MilestoneKind>of()) {
            if (once.add(kind)) {
                reached.add(new Milestone(kind, 1, scan.at()));
            }
        }
    }

    private static List<MilestoneKind> told(TrackingSubStatus status) {
        return switch (status.main()) {
            case NO_TRACE, INFO_RECEIVED, PICKED_UP, DELIVERY_FAILED -> List.of();
            case EXCEPTION, EXPIRED, UNMAPPED -> List.of();
            case IN_TRANSIT ->
                    reachesCity(status)
                            ? List.of(MilestoneKind.MOVING, MilestoneKind.REACHED_CITY)
                            : List.of(MilestoneKind.MOVING);
            case CUSTOMS ->
                    status == TrackingSubStatus.CUSTOMS_RELEASED
                            ? List.of(MilestoneKind.CLEARED)
                            : List.of(MilestoneKind.IN_CUSTOMS);
            case OUT_FOR_DELIVERY -> List.of(MilestoneKind.OUT_FOR_DELIVERY);
            case DEPOSITED -> List.of(MilestoneKind.DEPOSITED);
            case DELIVERED -> List.of(MilestoneKind.DELIVERED);
            case RETURNING -> List.of(MilestoneKind.TURNED_BACK);
            case RETURNED -> List.of(MilestoneKind.RETURNED);
            case CANCELLED -> List.of(MilestoneKind.CANCELLED);
        };
    }

    private static boolean reachesCity(TrackingSubStatus status) {
        return status == TrackingSubStatus.IN_TRANSIT_ARRIVED_DEST_CITY
                || status == TrackingSubStatus.IN_TRANSIT_ARRIVED_STATION;
    }

    /**
     * Each reversal of a signing is a milestone; the signing that follows it is another one than
     * the first.
     */
    private void addReversals(List<Milestone> reached) {
        long reversals = 0;
        for (var scan : all) {
            if (scan.kind() == Scan.Kind.REVERSAL
                    && scan.takesBack() == TrackingStatus.DELIVERED
                    && namedBefore(all, scan) != null) {
                reversals++;
                reached.add(repeated(MilestoneKind.DELIVERY_REVERSED, scan));
            }
        }
        for (int i = 0; reversals > 0 && i < reached.size(); i++) {
            var milestone = reached.get(i);
            if (milestone.kind() == MilestoneKind.DELIVERED) {
                reached.set(i, new Milestone(milestone.kind(), 1 + reversals, milestone.at()));
            }
        }
    }

    private static Milestone repeated(MilestoneKind kind, Scan scan) {
        return new Milestone(kind, scan.at().getEpochSecond() / 60, scan.at());
    }

    private static List<Scan> honoured(List<Scan> all, List<Withdrawal> withdrawals) {
        var kept = new ArrayList<Scan>(all.size());
        for (var scan : all) {
            if (withdrawals.stream().noneMatch(withdrawal -> withdrawal.takesBack(scan))) {
                kept.add(scan);
            }
        }
        for (var scan : List.copyOf(kept)) {
            if (scan.kind() == Scan.Kind.REVERSAL) {
                var taken = namedBefore(kept, scan);
                if (taken != null) {
                    kept.remove(taken);
                }
            }
        }
        return List.copyOf(kept);
    }

    /**
     * The newest earlier scan that a reversal names, by its main status: texts may have refined
     * what stands below. Where a main status is many steps of the way, only the very same will do.
     */
    private static @Nullable Scan namedBefore(List<Scan> scans, Scan reversal) {
        Scan same = null;
        Scan alike = null;
        for (var scan : scans) {
            if (scan.kind() == Scan.Kind.PHYSICAL
                    && scan.status().main() == reversal.takesBack()
                    && !scan.at().isAfter(reversal.at())) {
                same = scan.status() == reversal.status() ? scan : same;
                alike = scan;
            }
        }
        return isOneStep(reversal.takesBack()) ? alike : same;
    }

    private static boolean isOneStep(TrackingStatus status) {
        return status != TrackingStatus.IN_TRANSIT && status != TrackingStatus.CUSTOMS;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trail trail
                && announcedAt.equals(trail.announcedAt)
                && all.equals(trail.all)
                && withdrawals.equals(trail.withdrawals);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }
}
