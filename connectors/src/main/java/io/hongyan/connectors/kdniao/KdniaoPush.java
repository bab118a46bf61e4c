package io.hongyan.connectors.kdniao;

import io.hongyan.kit.CarrierCodes;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Scans;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the RequestData of a push, or the answer to a query, which is one item of a push. Their
 * names for things stay in this file.
 *
 * <p>Each push holds the whole history. What Kdniao says beside the list (State, StateEx) becomes
 * part of a report only where it can't change as the history grows: the same scan must look the
 * same in every push.
 */
final class KdniaoPush {

    private static final CarrierCodes CODES = CarrierCodes.of(KdniaoCarrier.NAME);

    private final byte[] data;
    private final JsonParser json;
    private final List<Notice> notices = new ArrayList<>();

    private KdniaoPush(byte[] data) {
        this.data = data;
        this.json = Json.stream(data);
    }

    /** All parcels of a push. */
    static List<Notice> readPush(byte[] requestData) {
        try {
            var push = new KdniaoPush(requestData);
            push.envelope();
            return push.notices;
        } catch (JacksonException e) {
            throw new Json.UnreadableJson(e);
        }
    }

    /** The one parcel of a query's answer. */
    static List<Notice> readAnswer(byte[] answer) {
        try {
            var push = new KdniaoPush(answer);
            push.expect(push.json.nextToken(), JsonToken.START_OBJECT);
            push.item();
            return push.notices;
        } catch (JacksonException e) {
            throw new Json.UnreadableJson(e);
        }
    }

    private void envelope() {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        boolean hasData = false;
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            var token = json.nextToken();
            if (name.equals("Data") && token == JsonToken.START_ARRAY) {
                hasData = true;
                items();
            } else {
                json.skipChildren();
            }
        }
        if (!hasData) {
            throw new Json.UnreadableJson("no list Data");
        }
        expect(json.nextToken(), null);
    }

    private void items() {
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                item();
            } else {
                long start = offset();
                json.skipChildren();
                notices.add(new Notice.Unusable("", "an item that is no object", raw(start)));
            }
        }
    }

    private void item() {
        long start = offset();
        var item = new Item();
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            item.field(name);
        }
        if (item.shipper.isEmpty() || item.number.isEmpty()) {
            notices.add(new Notice.Unusable(item.number, "no ShipperCode or number", raw(start)));
        } else {
            item.finish();
        }
    }

    private long offset() {
        return json.currentTokenLocation().getByteOffset();
    }

    private String raw(long start) {
        int from = Math.clamp(start, 0, data.length);
        int to = Math.clamp(json.currentLocation().getByteOffset(), from, data.length);
        return Json.clean(new String(data, from, to - from, StandardCharsets.UTF_8));
    }

    private void expect(@Nullable JsonToken found, @Nullable JsonToken wanted) {
        if (found != wanted) {
            throw new Json.UnreadableJson("expected " + wanted + ", found " + found);
        }
    }

    /** One waybill. */
    private final class Item {

        private final Scans scans = new Scans(KdniaoCarrier.NAME);
        private String shipper = "";
        private String number = "";
        private String state = "";
        private String stateEx = "";

        void field(String name) {
            switch (name) {
                case "ShipperCode" -> shipper = Json.text(json).strip();
                case "LogisticCode" -> number = Json.text(json).strip();
                case "State" -> state = Json.text(json);
                case "StateEx" -> stateEx = Json.text(json);
                case "Traces" -> traces();
                default -> json.skipChildren();
            }
        }

        private void traces() {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                json.skipChildren();
                return;
            }
            for (var token = json.nextToken();
                    token != JsonToken.END_ARRAY;
                    token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    trace();
                } else {
                    json.skipChildren();
                    scans.addUnusable("a trace that is no object", String.valueOf(token));
                }
            }
        }

        private void trace() {
            var time = "";
            var text = "";
            var place = "";
            var action = "";
            for (var name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "AcceptTime" -> time = Json.text(json);
                    case "AcceptStation" -> text = Json.text(json);
                    case "Location" -> place = Json.text(json);
                    case "Action" -> action = Json.text(json);
                    default -> json.skipChildren();
                }
            }
            scans.add(time, action, text, place);
        }

        void finish() {
            if (KdniaoCodes.isComputed(stateEx)) {
                scans.addConclusion(stateEx);
            } else if (KdniaoCodes.isFinal(stateEx)) {
                scans.codeLatest(stateEx);
            } else if (stateEx.isEmpty() && KdniaoCodes.isFinal(state)) {
                scans.codeLatest("State:" + state);
            }
            scans.into(notices, CODES.ours(shipper), number, false);
        }
    }
}
