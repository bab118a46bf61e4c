package io.hongyan.core.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parcel (包裹) as it is kept: its trail, and the anomalies that have been told so far.
 *
 * @param trail all scans, as a set
 * @param told anomalies found up to the last look, open and closed
 */
public record Parcel(Trail trail, List<Anomaly> told) {

    /** A carrier's clock may be this far ahead of ours before we doubt it. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    public Parcel {
        told = List.copyOf(told);
    }

    public static Parcel announced(Instant at) {
        return new Parcel(Trail.announced(at), List.of());
    }

    /**
     * Takes in what was heard, which may be nothing but the passing of time.
     *
     * @param now world time; for a deadline the moment it was due
     */
    public Change observe(
            Collection<Scan> heard,
            Collection<Withdrawal> withdrawn,
            Allowed allowed,
            Instant now) {
        var next = trail.with(heard, withdrawn);
        var standing = next.standing();
        var anomalies = Anomalies.of(next, allowed, now);
        return new Change(
                new Parcel(next, anomalies),
                standing,
                newMilestones(next, standing, now),
                opened(anomalies, standing, now),
                closed(anomalies, now),
                Anomalies.nextDeadline(next, allowed, now));
    }

    /** The next moment at which silence alone would change something; null when there is none. */
    public @Nullable Instant nextDeadline(Allowed allowed, Instant now) {
        return Anomalies.nextDeadline(trail, allowed, now);
    }

    private List<Change.Reached> newMilestones(Trail next, Standing standing, Instant now) {
        if (next.equals(trail)) {
            return List.of();
        }
        var known = trail.milestones().stream().map(Milestone::id).collect(Collectors.toSet());
        var reached = new ArrayList<Change.Reached>();
        for (var milestone : next.milestones()) {
            if (!known.contains(milestone.id())) {
                reached.add(judged(milestone, standing, now));
            }
        }
        return reached;
    }

    /** Whether a milestone is still news: young enough, and not contradicted by the standing. */
    public static Change.Reached judged(Milestone milestone, Standing standing, Instant now) {
        var kind = milestone.kind();
        var old = milestone.at().isBefore(now.minus(kind.window()));
        return new Change.Reached(milestone, old || kind.isContradictedBy(standing.status()));
    }

    private List<Change.Opened> opened(List<Anomaly> anomalies, Standing standing, Instant now) {
        var known = new HashSet<String>();
        var openTypes = new HashSet<AnomalyType>();
        for (var anomaly : told) {
            known.add(anomaly.id());
            if (anomaly.isOpen()) {
                openTypes.add(anomaly.type());
            }
        }
        var opened = new ArrayList<Change.Opened>();
        for (var anomaly : anomalies) {
            // An older scan that arrives late may move the opening; the trouble is still the same.
            if (known.contains(anomaly.id()) || openTypes.contains(anomaly.type())) {
                continue;
            }
            var old = anomaly.openedAt().isBefore(now.minus(Anomalies.window()));
            opened.add(new Change.Opened(anomaly, old || isOver(anomaly, standing)));
        }
        return opened;
    }

    private static boolean isOver(Anomaly anomaly, Standing standing) {
        return !anomaly.isOpen()
                || anomaly.type() == AnomalyType.REFUSED
                        && standing.status() == TrackingStatus.RETURNED;
    }

    private List<Anomaly> closed(List<Anomaly> anomalies, Instant now) {
        var closed = new ArrayList<Anomaly>();
        for (var before : told) {
            if (!before.isOpen()) {
                continue;
            }
            var after = find(anomalies, before);
            if (after == null) {
                closed.add(before.closed(now));
            } else if (!after.isOpen()) {
                closed.add(before.closed(java.util.Objects.requireNonNull(after.closedAt())));
            }
        }
        return closed;
    }

    private static @Nullable Anomaly find(List<Anomaly> anomalies, Anomaly wanted) {
        Anomaly sameType = null;
        for (var anomaly : anomalies) {
            if (anomaly.id().equals(wanted.id())) {
                return anomaly;
            }
            if (anomaly.type() == wanted.type() && anomaly.isOpen()) {
                sameType = anomaly;
            }
        }
        return sameType;
    }
}
