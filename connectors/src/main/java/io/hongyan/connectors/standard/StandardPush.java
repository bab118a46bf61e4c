package io.hongyan.connectors.standard;

import io.hongyan.kit.CarrierCodes;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Notice.PayoutState;
import io.hongyan.kit.Scans;
import io.hongyan.kit.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code {"type": …, "timestamp": …, "data": {…}}}. */
final class StandardPush {

    private StandardPush() {}

    static List<Notice> read(byte[] body) {
        var push = Json.read(body);
        var data = push.path("data");
        if (!data.isObject()) {
            throw new Json.UnreadableJson("no object data");
        }
        var type = Json.text(push, "type");
        return switch (type) {
            case "order.upserted" -> List.of(order(data));
            case "tracking.reported" -> tracking(data);
            case "payout.result" -> List.of(payout(push, data));
            default -> throw new Json.UnreadableJson("type " + type + " is not known");
        };
    }

    private static Notice order(JsonNode data) {
        var shop = Json.text(data, "shop").strip();
        var order = data.path("order");
        if (shop.isEmpty() || !order.isObject()) {
            return new Notice.Unusable("", "data must be {shop, order: {…}}", raw(data));
        }
        return new Notice.OrderUpserted(shop, Json.write(order));
    }

    private static List<Notice> tracking(JsonNode data) {
        var carrier = Json.text(data, "carrier").strip();
        var number = Json.text(data, "number").strip();
        var events = data.path("events");
        if (carrier.isEmpty() || number.isEmpty() || !events.isArray()) {
            return List.of(
                    new Notice.Unusable(
                            number, "data must be {carrier, number, events: […]}", raw(data)));
        }
        var scans = new Scans(StandardHook.NAME);
        for (var event : events) {
            if (event.isObject()) {
                scans.add(
                        Json.text(event, "at"),
                        code(Json.text(event, "status"), Json.text(event, "substatus")),
                        Json.text(event, "text"),
                        Json.text(event, "place"));
            } else {
                scans.addUnusable("an event that is no object", raw(event));
            }
        }
        boolean replaces = Json.isTrue(Json.text(data, "replace"));
        var notices = new ArrayList<Notice>();
        scans.into(
                notices,
                CarrierCodes.spelled(carrier),
                number,
                replaces && !scans.isEmpty() && scans.isWhole());
        return notices;
    }

    private static String code(String status, String substatus) {
        return substatus.isEmpty() || substatus.contains(".")
                ? substatus.isEmpty() ? status : substatus
                : status + "." + substatus;
    }

    private static Notice payout(JsonNode push, JsonNode data) {
        var state = state(Json.text(data, "state"));
        var told = Json.text(data, "at");
        var at = Times.read(told.isEmpty() ? Json.text(push, "timestamp") : told);
        var key = Json.text(data, "key");
        if (key.isEmpty() || state.isEmpty() || at == null) {
            return new Notice.Unusable(
                    "", "data must be {key, state: paid|accepted|refused, at}", raw(data));
        }
        return new Notice.PayoutResult(
                key, state.get(), Json.text(data, "id"), Json.text(data, "reason"), at);
    }

    static Optional<PayoutState> state(String word) {
        return switch (word) {
            case "paid" -> Optional.of(PayoutState.PAID);
            case "accepted" -> Optional.of(PayoutState.ACCEPTED);
            case "refused" -> Optional.of(PayoutState.REFUSED);
            default -> Optional.empty();
        };
    }

    private static String raw(JsonNode node) {
        return Json.clean(Json.write(node));
    }
}
