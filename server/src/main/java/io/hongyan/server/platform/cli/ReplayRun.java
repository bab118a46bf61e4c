package io.hongyan.server.platform.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Subject;
import io.hongyan.core.flow.Decision;
import io.hongyan.core.flow.Field;
import io.hongyan.core.flow.FlowEngine;
import io.hongyan.core.flow.FlowIndex;
import io.hongyan.core.flow.Occurrence;
import io.hongyan.core.flow.Situation;
import io.hongyan.core.flow.SubjectState;
import io.hongyan.core.tracking.Allowed;
import io.hongyan.core.tracking.Anomaly;
import io.hongyan.core.tracking.AnomalyType;
import io.hongyan.core.tracking.Change;
import io.hongyan.core.tracking.EventReader;
import io.hongyan.core.tracking.Milestone;
import io.hongyan.core.tracking.Parcel;
import io.hongyan.core.tracking.ReportId;
import io.hongyan.core.tracking.Scan;
import io.hongyan.core.tracking.Standing;
import io.hongyan.core.tracking.TrackingEvent;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.flow.FlowFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets one recorded history happen again, each event heard when it happened: the parcel's fold and
 * the flows decide as they do live, and silence and waits fall due in between. Nothing is written.
 */
final class ReplayRun {

    /** Waits are followed this far beyond the last event. */
    private static final Duration FURTHEST = Duration.ofDays(30);

    private static final Set<AnomalyType> PROBLEMS =
            Set.of(AnomalyType.DAMAGED, AnomalyType.LOST, AnomalyType.SHORT, AnomalyType.REFUSED);

    private final FlowIndex flows;
    private final EventReader reader;
    private final ReplayHistory history;
    private final Subject subject;
    private final Allowed allowed;
    private final ReportId ids = new ReportId();
    private final List<Change.Reached> reached = new ArrayList<>();
    private final List<Anomaly> opened = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private Parcel parcel;
    private @Nullable Standing standing;
    private @Nullable Instant lookAt;
    private SubjectState state = SubjectState.EMPTY;

    ReplayRun(FlowIndex flows, EventReader reader, ReplayHistory history) {
        this.flows = flows;
        this.reader = reader;
        this.history = history;
        var first = history.reports().isEmpty() ? Instant.EPOCH : history.reports().getFirst().at();
        this.parcel = Parcel.announced(first);
        this.allowed = Allowed.usual(first);
        var name = history.id() + " " + history.carrier() + " " + history.number() + " " + first;
        this.subject = Subject.parcel(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    /** What it came to. */
    record Outcome(
            @Nullable Standing standing,
            List<Change.Reached> reached,
            List<Anomaly> opened,
            List<Action> actions) {

        Outcome {
            reached = List.copyOf(reached);
            opened = List.copyOf(opened);
            actions = List.copyOf(actions);
        }
    }

    Outcome run() {
        var reports = history.reports();
        for (int from = 0; from < reports.size(); ) {
            var at = reports.get(from).at();
            pass(at);
            var scans = new ArrayList<Scan>();
            var to = from;
            for (; to < reports.size() && reports.get(to).at().equals(at); to++) {
                scans.add(scan(reader.read(reports.get(to))));
            }
            look(scans, at);
            from = to;
        }
        if (!reports.isEmpty()) {
            pass(reports.getLast().at().plus(history.partial() ? Duration.ZERO : FURTHEST));
        }
        return new Outcome(standing, reached, opened, actions);
    }

    /** What falls due before {@code end}, in order. */
    private void pass(Instant end) {
        for (var due = nextDue(); due != null && due.isBefore(end); due = nextDue()) {
            if (due.equals(lookAt)) {
                look(List.of(), due);
            } else {
                decided(FlowEngine.wake(at(due), state));
            }
        }
    }

    private @Nullable Instant nextDue() {
        var wake = state.wakeAt();
        if (wake == null || lookAt == null) {
            return wake == null ? lookAt : wake;
        }
        return lookAt.isAfter(wake) ? wake : lookAt;
    }

    private void look(List<Scan> scans, Instant now) {
        var change = parcel.observe(scans, List.of(), allowed, now);
        parcel = change.after();
        standing = change.standing();
        var next = change.wakeAt();
        lookAt = next == null || next.isAfter(now) ? next : now.plusSeconds(60);
        reached.addAll(change.reached());
        change.opened().forEach(one -> opened.add(one.anomaly()));
        var news = news(change);
        if (!news.isEmpty()) {
            decided(FlowEngine.on(at(now), state, news));
        }
    }

    private void decided(Decision decision) {
        state = decision.state();
        actions.removeIf(waiting -> decision.cancelGroups().contains(waiting.guard().group()));
        actions.addAll(decision.actions());
    }

    private static List<Occurrence> news(Change change) {
        var news = new ArrayList<Occurrence>();
        for (var one : change.reached()) {
            if (!one.late()) {
                news.add(milestone(one.milestone()));
            }
        }
        for (var one : change.opened()) {
            if (!one.late()) {
                var anomaly = one.anomaly();
                news.add(anomaly("parcel.anomaly_opened", anomaly.id(), anomaly));
            }
        }
        for (var closed : change.closed()) {
            news.add(anomaly("parcel.anomaly_closed", closed.id() + "/closed", closed));
        }
        return news;
    }

    private static Occurrence milestone(Milestone milestone) {
        var name = milestone.kind().wireName();
        Map<String, Object> facts = new HashMap<>();
        facts.put("milestone.kind", name);
        facts.put("milestone.at", milestone.at());
        return new Occurrence(name, milestone.id(), milestone.at(), facts);
    }

    private static Occurrence anomaly(String trigger, String id, Anomaly anomaly) {
        var end = anomaly.closedAt();
        return new Occurrence(
                trigger,
                id,
                end == null ? anomaly.openedAt() : end,
                Map.of(
                        "anomaly.type", anomaly.type().name(),
                        "anomaly.openedAt", anomaly.openedAt(),
                        "anomaly.why", anomaly.why()));
    }

    private Situation at(Instant now) {
        var attempts =
                reached.stream().filter(one -> name(one).equals("parcel.delivery_failed")).count();
        var carrier = history.carrier();
        var facts =
                new FlowFacts()
                        .with(Field.PARCEL_NUMBER, history.number())
                        .with(Field.PARCEL_CARRIER, carrier)
                        .with(
                                Field.PARCEL_CARRIER_NAME,
                                TrackingTables.carriers()
                                        .find(carrier)
                                        .map(known -> known.nameZh())
                                        .orElse(carrier))
                        .with(Field.PARCEL_BOUND_AT, allowed.boundAt())
                        .with(Field.PARCEL_ATTEMPTS, attempts)
                        .with(
                                Field.ORDER_PROBLEM_OPEN,
                                opened.stream().anyMatch(one -> PROBLEMS.contains(one.type())));
        if (standing != null) {
            facts.with(Field.PARCEL_STATUS, standing.status().name())
                    .with(Field.PARCEL_SUBSTATUS, standing.sub().code());
        }
        return new Situation(flows, subject, facts, (_, _, _) -> true, now);
    }

    private static String name(Change.Reached one) {
        return one.milestone().kind().wireName();
    }

    private Scan scan(TrackingEvent event) {
        var kind = event.computed() ? Scan.Kind.COMPUTED : Scan.Kind.PHYSICAL;
        return new Scan(
                ids.of(event.report()),
                event.at(),
                event.status(),
                0,
                event.reversal() == null ? kind : Scan.Kind.REVERSAL);
    }
}
