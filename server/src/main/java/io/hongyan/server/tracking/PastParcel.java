package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Allowed;
import io.hongyan.core.tracking.Anomaly;
import io.hongyan.core.tracking.Change;
import io.hongyan.core.tracking.EventReader;
import io.hongyan.core.tracking.Parcel;
import io.hongyan.core.tracking.Report;
import io.hongyan.core.tracking.ReportId;
import io.hongyan.core.tracking.Scan;
import io.hongyan.core.tracking.Standing;
import io.hongyan.core.tracking.TrackingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parcel whose way is over, as it would stand in the tables had we heard every scan a moment
 * after it happened: told by the same fold that runs live, for those who write a history at once.
 */
public final class PastParcel {

    private static final Duration ON_THE_WAY = Duration.ofMinutes(2);

    private final EventReader reader;
    private final Allowed allowed;
    private final ReportId ids = new ReportId();
    private final List<Kept> kept = new ArrayList<>();
    private final List<Milestone> milestones = new ArrayList<>();
    private final List<Opened> opened = new ArrayList<>();
    private Parcel parcel;
    private Standing standing;

    /** A report with its row's other columns; {@code words} are to be sealed. */
    public record Kept(long scanId, Report report, Instant arrivedAt, String substatus) {

        public byte[] words() {
            return SealedWords.write(report);
        }
    }

    /** A milestone, and when we heard of it. */
    public record Milestone(
            String kind, long occurrence, Instant at, Instant arrivedAt, boolean late) {}

    /** An anomaly, and when we heard of it; {@code closedAt} is null while it is open. */
    public record Opened(
            String type,
            Instant openedAt,
            @Nullable Instant closedAt,
            Instant arrivedAt,
            String why) {}

    private PastParcel(EventReader reader, Instant boundAt) {
        this.reader = reader;
        this.allowed = Allowed.usual(boundAt);
        this.parcel = Parcel.announced(boundAt);
        this.standing = parcel.trail().standing();
    }

    /**
     * Lets it happen.
     *
     * @param reports the oldest first
     */
    public static PastParcel of(EventReader reader, Instant boundAt, List<Report> reports) {
        var past = new PastParcel(reader, boundAt);
        var due = past.parcel.nextDeadline(past.allowed, boundAt);
        for (var report : reports) {
            var now = report.at().plus(ON_THE_WAY);
            if (due != null && due.isBefore(now)) {
                past.look(List.of(), due);
            }
            due = past.look(List.of(past.scan(reader.read(report), now)), now);
        }
        return past;
    }

    private @Nullable Instant look(List<Scan> scans, Instant now) {
        var change = parcel.observe(scans, List.of(), allowed, now);
        parcel = change.after();
        standing = change.standing();
        for (var one : change.reached()) {
            var milestone = one.milestone();
            milestones.add(
                    new Milestone(
                            milestone.kind().wireName(),
                            milestone.occurrence(),
                            milestone.at(),
                            now,
                            one.late()));
        }
        change.opened().forEach(one -> opened.add(shown(one, now)));
        change.closed().forEach(this::close);
        return change.wakeAt();
    }

    private static Opened shown(Change.Opened one, Instant now) {
        var anomaly = one.anomaly();
        return new Opened(
                anomaly.type().name(), anomaly.openedAt(), anomaly.closedAt(), now, anomaly.why());
    }

    private void close(Anomaly closed) {
        opened.replaceAll(one ->
                one.type().equals(closed.type().name()) && one.openedAt().equals(closed.openedAt())
                        ? new Opened(
                                one.type(),
                                one.openedAt(),
                                closed.closedAt(),
                                one.arrivedAt(),
                                one.why())
                        : one);
    }

    private Scan scan(TrackingEvent event, Instant arrived) {
        var id = ids.of(event.report());
        kept.add(new Kept(id, event.report(), arrived, event.status().code()));
        return new Scan(
                id,
                event.at(),
                event.status(),
                TrailCodec.source(event.report().source()),
                event.computed() ? Scan.Kind.COMPUTED : Scan.Kind.PHYSICAL);
    }

    public List<Kept> history() {
        return List.copyOf(kept);
    }

    public List<Milestone> milestones() {
        return List.copyOf(milestones);
    }

    public List<Opened> anomalies() {
        return List.copyOf(opened);
    }

    /** When it first came to this milestone. */
    public Optional<Instant> reached(String kind) {
        return milestones.stream()
                .filter(one -> one.kind().equals(kind))
                .map(Milestone::at)
                .findFirst();
    }

    /** The types that are still open. */
    public List<String> openAnomalies() {
        return opened.stream().filter(one -> one.closedAt() == null).map(Opened::type).toList();
    }

    public byte[] trail() {
        return TrailCodec.write(parcel.trail());
    }

    public String status() {
        return standing.status().name();
    }

    public String substatus() {
        return standing.sub().code();
    }

    public Instant since() {
        return standing.since();
    }

    /** The version of the tables that read its texts. */
    public String readBy() {
        return reader.version();
    }
}
