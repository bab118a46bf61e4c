package io.hongyan.server.webhook;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.Subject;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Json;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.UUID;

/** Turns an event into one action for every address that wants to hear of it. */
final class WebhookFanout {

    private WebhookFanout() {}

    /**
     * Something that happened.
     *
     * @param id the same event has the same id, however often it is emitted
     * @param data a JSON object of ids, codes, amounts and times: no person
     */
    record Event(String type, String id, Subject subject, Instant at, String data) {}

    /** An event that names no address goes to all that listen; how many they are. */
    static int spread(Connection c, StoredAction told, ActionStore actions) throws SQLException {
        var data = told.body().path("data").toString();
        var event = new Event(told.text("type"), told.key(), told.subject(), told.dueAt(), data);
        var wanted = new ArrayList<Action>();
        for (var endpoint : EndpointStore.all(c, told.merchant())) {
            if (endpoint.wants(event.type())) {
                wanted.add(action(endpoint.id(), event));
            }
        }
        actions.insertAll(c, told.merchant(), wanted);
        return wanted.size();
    }

    static Action action(UUID endpoint, Event event) {
        var body = Json.object();
        body.put("endpointId", endpoint.toString());
        body.put("type", event.type());
        body.put("event", event.id());
        body.put("at", event.at().toString());
        body.set("data", Json.read(event.data()));
        return new Action(
                "webhook",
                event.subject(),
                "webhook/" + event.subject().wireName() + "/" + event.id() + "/" + endpoint,
                Json.write(body),
                event.at(),
                null,
                Guard.NONE,
                Receipt.ofRule("webhook").says("type", event.type()).toJson());
    }

    /** The ticket that tells people of an address that was switched off. */
    static Action notice(UUID merchant, UUID endpoint, String name, String why, Instant now) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "Webhook 已停用:" + name);
        body.put("priority", "HIGH");
        body.put("suggestion", why);
        return new Action(
                "ticket",
                new Subject(io.hongyan.core.action.SubjectKind.CONNECTION, endpoint),
                "webhook-off/connection:" + endpoint + "/" + now + "/ticket",
                JsonText.of(body),
                now,
                null,
                Guard.NONE,
                Receipt.ofRule("webhook-off").fact("merchant", merchant).toJson());
    }
}
