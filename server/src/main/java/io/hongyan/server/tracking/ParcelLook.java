package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Allowed;
import io.hongyan.core.tracking.Change;
import io.hongyan.core.tracking.Milestone;
import io.hongyan.core.tracking.MilestoneKind;
import io.hongyan.core.tracking.Parcel;
import io.hongyan.core.tracking.Report;
import io.hongyan.core.tracking.Scan;
import io.hongyan.core.tracking.Standing;
import io.hongyan.core.tracking.TrackingEvent;
import io.hongyan.core.tracking.Withdrawal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One parcel's part of a batch: from its row and what was heard to its row as it shall be. */
final class ParcelLook {

    /** More events than any real parcel has; what is above was kept out by the intake. */
    static final int MOST_EVENTS = 500;

    private final ParcelRecord before;
    private final Function<Report, TrackingEvent> reader;
    private final Allowed lane;
    private final Instant now;
    private final List<Scan> scans = new ArrayList<>();
    private final List<Withdrawal> withdrawals = new ArrayList<>();
    private final List<Decided.Added> added = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private @Nullable UUID order;
    private @Nullable Instant boundAt;
    private Look.@Nullable OrderName bound;
    private @Nullable Instant due;

    ParcelLook(
            ParcelRecord before,
            Function<Report, TrackingEvent> reader,
            Allowed lane,
            Instant now) {
        this.before = before;
        this.reader = reader;
        this.lane = lane;
        this.now = now;
        this.order = before.order();
        this.boundAt = before.boundAt();
    }

    Decided decide(List<Look> looks) {
        var news = new ArrayList<Look.Signal>();
        for (var look : looks) {
            hear(look);
            news.addAll(look.news());
            if (look.bind() != null && boundAt == null) {
                bound = look.bind();
                order = look.bind().id();
                boundAt = now;
            }
            due = look.due() == null ? due : look.due();
        }
        var asOf = due != null && scans.isEmpty() ? due : now;
        var parcel = before.parcel();
        var allowed =
                new Allowed(
                        lane.firstScan(),
                        lane.betweenScans(),
                        lane.collection(),
                        lane.standard(),
                        boundAt);
        var change = parcel.observe(scans, withdrawals, allowed, asOf);
        var after = rowOf(change);
        return new Decided(
                before,
                after,
                change,
                allowed,
                reached(change),
                added,
                news,
                bound,
                due,
                timer(parcel, after, change));
    }

    private void hear(Look look) {
        for (var heard : look.heard()) {
            if (!TrailCodec.holds(before.trail(), heard.id()) && seen.add(heard.id())) {
                var event = reader.apply(heard.report());
                added.add(new Decided.Added(heard, event));
                scans.add(scanOf(heard, event));
            }
        }
        withdrawals.addAll(look.takenBack());
        if (look.withdraws() && !look.heard().isEmpty()) {
            var source = TrailCodec.source(look.heard().getFirst().report().source());
            var upTo =
                    look.heard().stream()
                            .map(heard -> heard.report().at())
                            .max(Instant::compareTo)
                            .orElse(now);
            withdrawals.add(
                    new Withdrawal(
                            source,
                            upTo.truncatedTo(ChronoUnit.MILLIS),
                            look.heard().stream().map(Heard::id).collect(Collectors.toSet())));
        }
    }

    /** A carrier's clock that runs ahead of ours by more than a little is not believed. */
    private Scan scanOf(Heard heard, TrackingEvent event) {
        var told = heard.report().at();
        var at = told.isAfter(now.plus(Parcel.CLOCK_SKEW)) ? now : told;
        return new Scan(
                heard.id(),
                at.truncatedTo(ChronoUnit.MILLIS),
                event.reversal() == null ? event.status() : event.reversal().sub(),
                TrailCodec.source(heard.report().source()),
                kindOf(event));
    }

    private static Scan.Kind kindOf(TrackingEvent event) {
        if (event.reversal() != null) {
            return Scan.Kind.REVERSAL;
        }
        return event.computed() ? Scan.Kind.COMPUTED : Scan.Kind.PHYSICAL;
    }

    private List<Change.Reached> reached(Change change) {
        var reached = new ArrayList<Change.Reached>();
        if (before.boundAt() == null && boundAt != null) {
            var bound = new Milestone(MilestoneKind.BOUND, 1, boundAt);
            reached.add(new Change.Reached(bound, false));
            // Flows keep silent about a parcel that no order holds: now they hear of what is new.
            for (var milestone : change.after().trail().milestones()) {
                reached.add(Parcel.judged(milestone, change.standing(), now));
            }
            return reached;
        }
        reached.addAll(change.reached());
        return reached;
    }

    private ParcelRecord rowOf(Change change) {
        var standing = change.standing();
        var place = newestPlace();
        var origin = earliestPlace();
        var trail = change.after().trail();
        return new ParcelRecord(
                before.key(),
                before.id(),
                order,
                boundAt,
                before.createdAt(),
                standing.status().name(),
                standing.sub().code(),
                standing.since(),
                lastScanAt(change, standing),
                added.isEmpty() ? before.heardAt() : now,
                origin == null ? before.origin() : origin.event().reading().place(),
                origin == null ? before.originAt() : origin.heard().report().at(),
                place == null ? before.place() : place.event().reading().place(),
                place == null ? before.placeAt() : place.heard().report().at(),
                trail.all().isEmpty() ? before.trail() : TrailCodec.write(trail),
                ParcelRecord.written(change.after().told()),
                before.unmapped() + (int) added.stream().filter(ParcelLook::isUnmapped).count());
    }

    private static @Nullable Instant lastScanAt(Change change, Standing standing) {
        Instant last = null;
        for (var scan : change.after().trail().scans()) {
            last = scan.kind() == Scan.Kind.PHYSICAL ? scan.at() : last;
        }
        return last == null && !standing.status().name().equals("NO_TRACE")
                ? standing.since()
                : last;
    }

    private static boolean isUnmapped(Decided.Added one) {
        return one.event().isUnread();
    }

    private Decided.@Nullable Added newestPlace() {
        Decided.Added newest = null;
        var since = before.placeAt();
        for (var one : added) {
            var at = one.heard().report().at();
            var named = !one.event().reading().place().isEmpty() && !one.event().computed();
            if (named && (since == null || !at.isBefore(since))) {
                newest = one;
                since = at;
            }
        }
        return newest;
    }

    private Decided.@Nullable Added earliestPlace() {
        Decided.Added earliest = null;
        var until = before.originAt();
        for (var one : added) {
            var at = one.heard().report().at();
            var named = !one.event().reading().place().isEmpty() && !one.event().computed();
            if (named && (until == null || at.isBefore(until))) {
                earliest = one;
                until = at;
            }
        }
        return earliest;
    }

    /** A timer is set anew only if it must go off earlier than the one that stands. */
    private @Nullable Instant timer(Parcel parcel, ParcelRecord after, Change change) {
        var next = earlier(change.wakeAt(), PullSchedule.next(after, now));
        if (next == null || due != null) {
            return next;
        }
        var isNew = before.boundAt() == null && before.trail().length == 0;
        var standing =
                isNew
                        ? null
                        : earlier(
                                parcel.nextDeadline(lane, Instant.MIN),
                                PullSchedule.next(before, Instant.MIN));
        return standing == null || next.isBefore(standing) ? next : null;
    }

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
