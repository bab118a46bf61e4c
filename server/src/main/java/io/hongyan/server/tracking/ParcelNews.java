package io.hongyan.server.tracking;

import io.hongyan.core.flow.Occurrence;
import io.hongyan.core.tracking.Anomaly;
import io.hongyan.core.tracking.Change;
import io.hongyan.core.tracking.Milestone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fresh news of one look at a parcel, as flows take it. */
final class ParcelNews {

    private ParcelNews() {}

    static List<Occurrence> of(Decided decided) {
        var news = new ArrayList<Occurrence>();
        for (var reached : decided.reached()) {
            if (!reached.late()) {
                news.add(milestone(decided, reached.milestone()));
            }
        }
        for (var opened : decided.change().opened()) {
            if (!opened.late()) {
                news.add(anomaly("parcel.anomaly_opened", opened, decided));
            }
        }
        for (var closed : decided.change().closed()) {
            var at = closed.closedAt() == null ? closed.openedAt() : closed.closedAt();
            news.add(
                    new Occurrence(
                            "parcel.anomaly_closed", closed.id() + "/closed", at, facts(closed)));
        }
        for (var signal : decided.news()) {
            news.add(SignalFacts.occurrence(signal));
        }
        return news;
    }

    private static Occurrence milestone(Decided decided, Milestone milestone) {
        var facts = new HashMap<String, Object>();
        facts.put("milestone.kind", milestone.kind().wireName());
        facts.put("milestone.at", milestone.at());
        var scan = scanAt(decided, milestone.at());
        if (scan != null) {
            facts.put("milestone.place", scan.event().reading().place());
            facts.put("milestone.text", scan.heard().report().text());
        }
        return new Occurrence(milestone.kind().wireName(), milestone.id(), milestone.at(), facts);
    }

    private static Decided.@Nullable Added scanAt(Decided decided, Instant at) {
        for (var added : decided.added()) {
            if (Math.abs(added.heard().report().at().toEpochMilli() - at.toEpochMilli()) < 1000) {
                return added;
            }
        }
        return null;
    }

    private static Occurrence anomaly(String trigger, Change.Opened opened, Decided decided) {
        var anomaly = opened.anomaly();
        var facts = new HashMap<>(facts(anomaly));
        var scan = scanAt(decided, anomaly.openedAt());
        if (scan != null && !scan.event().reading().place().isEmpty()) {
            facts.put("milestone.place", scan.event().reading().place());
        }
        return new Occurrence(trigger, anomaly.id(), anomaly.openedAt(), facts);
    }

    private static Map<String, Object> facts(Anomaly anomaly) {
        return Map.of(
                "anomaly.type", anomaly.type().name(),
                "anomaly.openedAt", anomaly.openedAt(),
                "anomaly.why", anomaly.why());
    }
}
