package io.hongyan.server.action;

import io.hongyan.core.action.Action;
import io.hongyan.kit.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What flows hear by a signal, a merchant's own systems hear as an event: once, with it. */
final class Echo {

    private static final String SIGNAL = "signal";
    private static final List<String> ABOUT = List.of("parcel", "order", "case", "member");

    private final Announcer announcer;

    Echo(Announcer announcer) {
        this.announcer = announcer;
    }

    /** The events of those among {@code stored} that are signals. */
    List<ActionStore.Planned> of(List<ActionStore.Planned> stored) {
        var events = new ArrayList<ActionStore.Planned>();
        for (var one : stored) {
            if (one.action().kind().equals(SIGNAL) && announcer.isHeard(one.merchant())) {
                events.addAll(of(one.merchant(), one.action()));
            }
        }
        return events;
    }

    private List<ActionStore.Planned> of(UUID merchant, Action signal) {
        var body = Json.read(signal.body());
        var event =
                new Announcer.Event(
                        Json.text(body, "trigger"),
                        Json.text(body, "id"),
                        signal.subject(),
                        at(body, signal.dueAt()),
                        data(signal, body));
        return announcer.announce(merchant, event).stream()
                .map(action -> new ActionStore.Planned(merchant, action))
                .toList();
    }

    private static Instant at(JsonNode body, Instant otherwise) {
        try {
            return OffsetDateTime.parse(Json.text(body, "at")).toInstant();
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    /** The signal's own words for others; else whom it is about and the facts that flows see. */
    private static Map<String, Object> data(Action signal, JsonNode body) {
        var data = new LinkedHashMap<String, Object>();
        data.put(signal.subject().kind().wireName(), signal.subject().id().toString());
        for (var about : ABOUT) {
            var id = Json.text(body, about);
            if (!id.isEmpty()) {
                data.put(about, id);
            }
        }
        var facts = body.has("data") ? body.path("data") : body.path("facts");
        for (var fact : facts.properties()) {
            var name = fact.getKey();
            data.putIfAbsent(name.substring(name.indexOf('.') + 1), plain(fact.getValue()));
        }
        return data;
    }

    private static Object plain(JsonNode value) {
        if (value.isObject()) {
            var object = new LinkedHashMap<String, Object>();
            value.properties()
                    .forEach(field -> object.put(field.getKey(), plain(field.getValue())));
            return object;
        }
        if (value.isArray()) {
            return value.values().stream().map(Echo::plain).toList();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isIntegralNumber() ? value.longValue() : value.asString("");
    }
}
