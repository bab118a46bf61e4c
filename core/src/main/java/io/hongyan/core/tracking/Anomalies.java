package io.hongyan.core.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what went wrong with a parcel: told by its scans, or by the scan that did not come. A
 * function of the trail, the lane's allowances and the time, nothing else.
 */
final class Anomalies {

    private final Allowed allowed;
    private final Instant now;
    private final List<Anomaly> found = new ArrayList<>();
    private final Map<AnomalyType, Anomaly> open = new EnumMap<>(AnomalyType.class);
    private @Nullable Scan lastPhysical;
    private @Nullable Instant pickedUpAt;
    private @Nullable Instant depositedAt;

    private Anomalies(Allowed allowed, Instant now) {
        this.allowed = allowed;
        this.now = now;
    }

    /** All anomalies up to {@code now}, open and closed, in order of opening. */
    static List<Anomaly> of(Trail trail, Allowed allowed, Instant now) {
        var search = new Anomalies(allowed, now);
        var walk = new Standing(TrackingSubStatus.NO_TRACE_NONE, trail.announcedAt());
        for (var scan : trail.scans()) {
            walk = scan.kind() == Scan.Kind.PHYSICAL ? walk.after(scan) : walk;
            search.take(scan, walk);
        }
        search.untilNow(walk);
        search.found.addAll(search.open.values());
        search.found.sort(
                java.util.Comparator.comparing(Anomaly::openedAt).thenComparing(Anomaly::type));
        return List.copyOf(search.found);
    }

    /** The next moment at which silence alone would change something; null when there is none. */
    static @Nullable Instant nextDeadline(Trail trail, Allowed allowed, Instant now) {
        var search = new Anomalies(allowed, now);
        var walk = new Standing(TrackingSubStatus.NO_TRACE_NONE, trail.announcedAt());
        for (var scan : trail.scans()) {
            walk = scan.kind() == Scan.Kind.PHYSICAL ? walk.after(scan) : walk;
            search.note(scan);
        }
        Instant next = null;
        for (var deadline : search.deadlines(walk).values()) {
            if (deadline.isAfter(now) && (next == null || deadline.isBefore(next))) {
                next = deadline;
            }
        }
        return next;
    }

    private void take(Scan scan, Standing walk) {
        if (scan.isPhysical()) {
            silentUntil(scan.at(), walk);
            closeWhatMovingEnds(scan);
        }
        note(scan);
        var type = told(scan.status());
        if (type != null && !open.containsKey(type)) {
            open.put(type, new Anomaly(type, scan.at(), null, scan.status().code()));
        }
    }

    private void note(Scan scan) {
        if (!scan.isPhysical()) {
            return;
        }
        pickedUpAt = pickedUpAt == null ? scan.at() : pickedUpAt;
        var deposited = scan.status().main() == TrackingStatus.DEPOSITED;
        depositedAt = deposited ? (depositedAt == null ? scan.at() : depositedAt) : null;
        lastPhysical = scan;
    }

    /** Opens what the time before {@code at} had opened already when the scan came. */
    private void silentUntil(Instant at, Standing before) {
        var moving = lastPhysical;
        if (moving == null) {
            openIfDue(AnomalyType.SILENCE, firstScanDue(), at);
            return;
        }
        if (!before.status().isFinal() && depositedAt == null) {
            openIfDue(AnomalyType.STALLED, moving.at().plus(allowed.betweenScans()), at);
        }
        if (depositedAt != null) {
            openIfDue(AnomalyType.NOT_COLLECTED, depositedAt.plus(allowed.collection()), at);
        }
        if (before.status() != TrackingStatus.RETURNED) {
            openIfDue(AnomalyType.DELAYED, lateFrom(), at);
        }
    }

    private void untilNow(Standing walk) {
        for (var entry : deadlines(walk).entrySet()) {
            openIfDue(entry.getKey(), entry.getValue(), now);
        }
    }

    private Map<AnomalyType, Instant> deadlines(Standing walk) {
        var due = new EnumMap<AnomalyType, Instant>(AnomalyType.class);
        if (walk.status().isFinal() || walk.status() == TrackingStatus.EXPIRED) {
            return due;
        }
        var moving = lastPhysical;
        if (moving == null) {
            put(due, AnomalyType.SILENCE, firstScanDue());
            return due;
        }
        if (depositedAt == null) {
            due.put(AnomalyType.STALLED, moving.at().plus(allowed.betweenScans()));
        } else {
            due.put(AnomalyType.NOT_COLLECTED, depositedAt.plus(allowed.collection()));
        }
        if (!walk.status().isGoingBack()) {
            put(due, AnomalyType.DELAYED, lateFrom());
        }
        return due;
    }

    private static void put(Map<AnomalyType, Instant> due, AnomalyType type, @Nullable Instant at) {
        if (at != null) {
            due.put(type, at);
        }
    }

    private @Nullable Instant firstScanDue() {
        var bound = allowed.boundAt();
        return bound == null ? null : bound.plus(allowed.firstScan());
    }

    private @Nullable Instant lateFrom() {
        var standard = allowed.standard();
        return pickedUpAt == null || standard == null ? null : pickedUpAt.plus(standard);
    }

    private void openIfDue(AnomalyType type, @Nullable Instant due, Instant at) {
        if (due != null && !due.isAfter(at) && !open.containsKey(type)) {
            open.put(type, new Anomaly(type, due, null, reason(type)));
        }
    }

    private String reason(AnomalyType type) {
        return switch (type) {
            case STALLED -> "no_scan_for " + allowed.betweenScans();
            case SILENCE -> "no_first_scan_for " + allowed.firstScan();
            case NOT_COLLECTED -> "not_collected_for " + allowed.collection();
            case DELAYED -> "later_than_standard " + allowed.standard();
            case DAMAGED, LOST, SHORT, FAILED_ATTEMPT, BAD_ADDRESS -> "told";
            case REFUSED, MISSORTED, FALSE_SIGNATURE, UNAUTHORISED_DEPOSIT -> "told";
        };
    }

    private void closeWhatMovingEnds(Scan scan) {
        for (var type : List.copyOf(open.keySet())) {
            if (isEndedBy(type, scan.status().main())) {
                var opened = java.util.Objects.requireNonNull(open.remove(type));
                found.add(opened.closed(scan.at()));
            }
        }
    }

    private static boolean isEndedBy(AnomalyType type, TrackingStatus moved) {
        var arrived =
                moved == TrackingStatus.DELIVERED
                        || moved == TrackingStatus.DEPOSITED
                        || moved == TrackingStatus.RETURNED;
        return switch (type) {
            // Broken and missing goods stay so, wherever the parcel goes.
            case DAMAGED, SHORT, FALSE_SIGNATURE, UNAUTHORISED_DEPOSIT -> false;
            case STALLED, SILENCE, MISSORTED -> moved != TrackingStatus.EXCEPTION;
            case LOST -> moved != TrackingStatus.EXCEPTION;
            case FAILED_ATTEMPT, BAD_ADDRESS -> arrived || moved == TrackingStatus.OUT_FOR_DELIVERY;
            case REFUSED -> moved == TrackingStatus.DELIVERED || moved == TrackingStatus.RETURNED;
            case NOT_COLLECTED ->
                    moved != TrackingStatus.DEPOSITED && moved != TrackingStatus.EXCEPTION;
            case DELAYED -> moved == TrackingStatus.DELIVERED || moved == TrackingStatus.RETURNED;
        };
    }

    private static @Nullable AnomalyType told(TrackingSubStatus status) {
        return switch (status.main()) {
            case NO_TRACE, INFO_RECEIVED, PICKED_UP, IN_TRANSIT, CUSTOMS -> null;
            case OUT_FOR_DELIVERY, DELIVERED, RETURNING, RETURNED -> null;
            case CANCELLED, EXPIRED, UNMAPPED -> null;
            case DEPOSITED ->
                    status == TrackingSubStatus.DEPOSITED_OVERDUE
                            ? AnomalyType.NOT_COLLECTED
                            : null;
            case DELIVERY_FAILED -> toldByFailure(status);
            case EXCEPTION -> toldByException(status);
        };
    }

    private static AnomalyType toldByFailure(TrackingSubStatus status) {
        return switch (status.sub()) {
            case "REFUSED" -> AnomalyType.REFUSED;
            case "BAD_ADDRESS", "BAD_PHONE" -> AnomalyType.BAD_ADDRESS;
            default -> AnomalyType.FAILED_ATTEMPT;
        };
    }

    private static @Nullable AnomalyType toldByException(TrackingSubStatus status) {
        return switch (status.sub()) {
            case "DAMAGED" -> AnomalyType.DAMAGED;
            case "LOST", "DESTROYED" -> AnomalyType.LOST;
            case "SHORT" -> AnomalyType.SHORT;
            case "MISSORTED" -> AnomalyType.MISSORTED;
            case "HELD", "NO_UPDATE" -> AnomalyType.STALLED;
            case "NO_INFO" -> AnomalyType.SILENCE;
            case "DELAYED", "OVERDUE_DELIVERY" -> AnomalyType.DELAYED;
            default -> null;
        };
    }

    static Duration window() {
        return Duration.ofDays(3);
    }
}
