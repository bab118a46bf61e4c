package io.hongyan.server.tracking;

import io.hongyan.core.action.Subject;
import io.hongyan.core.tracking.Anomaly;
import io.hongyan.core.tracking.Milestone;
import io.hongyan.server.action.Announcer.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a merchant's own systems hear of one look at a parcel: codes, places and times. */
final class ParcelEvents {

    private ParcelEvents() {}

    /** Fresh ones only, as flows hear them; whatever is late stands in the history. */
    static List<Event> of(Decided decided) {
        var events = new ArrayList<Event>();
        for (var reached : decided.reached()) {
            if (!reached.late()) {
                events.add(milestone(decided.after(), reached.milestone()));
            }
        }
        for (var opened : decided.change().opened()) {
            if (!opened.late()) {
                var anomaly = opened.anomaly();
                var data = data(decided.after(), anomaly);
                events.add(
                        event(
                                decided,
                                "parcel.anomaly_opened",
                                anomaly.id(),
                                anomaly.openedAt(),
                                data));
            }
        }
        for (var closed : decided.change().closed()) {
            var at = closed.closedAt() == null ? closed.openedAt() : closed.closedAt();
            events.add(
                    event(
                            decided,
                            "parcel.anomaly_closed",
                            closed.id() + "/closed",
                            at,
                            data(decided.after(), closed)));
        }
        return events;
    }

    private static Event milestone(ParcelRecord parcel, Milestone milestone) {
        var data = data(parcel);
        put(data, "occurrence", milestone.occurrence());
        return new Event(
                milestone.kind().wireName(),
                milestone.id(),
                Subject.parcel(parcel.id()),
                milestone.at(),
                data);
    }

    private static Event event(
            Decided decided, String type, String id, Instant at, Map<String, Object> data) {
        return new Event(type, id, Subject.parcel(decided.after().id()), at, data);
    }

    private static Map<String, Object> data(ParcelRecord parcel, Anomaly anomaly) {
        var data = data(parcel);
        put(data, "anomaly", anomaly.type().name());
        put(data, "openedAt", anomaly.openedAt().toString());
        put(data, "closedAt", anomaly.closedAt() == null ? null : anomaly.closedAt().toString());
        return data;
    }

    private static Map<String, Object> data(ParcelRecord parcel) {
        var data = new LinkedHashMap<String, Object>();
        put(data, "parcel", parcel.id().toString());
        put(data, "carrier", parcel.key().carrier());
        put(data, "number", parcel.key().number());
        put(data, "order", parcel.order() == null ? null : parcel.order().toString());
        put(data, "status", parcel.status());
        put(data, "substatus", parcel.substatus());
        put(data, "place", parcel.place().isEmpty() ? null : parcel.place());
        return data;
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
