package io.hongyan.connectors.kuaidi100;

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
 * Reads the param of a push, or the answer to a query, which is the lastResult of a push. Their
 * names for things stay in this file.
 */
final class Kuaidi100Push {

    private static final CarrierCodes CODES = CarrierCodes.of(Kuaidi100Carrier.NAME);

    private final byte[] param;
    private final JsonParser json;
    private final List<Notice> notices = new ArrayList<>(4);
    private final Scans scans = new Scans(Kuaidi100Carrier.NAME);
    private String status = "";
    private String message = "";
    private boolean isCorrected;
    private String comOld = "";
    private String comNew = "";
    private String company = "";
    private String number = "";
    private String state = "";

    private Kuaidi100Push(byte[] param) {
        this.param = param;
        this.json = Json.stream(param);
    }

    static List<Notice> readPush(byte[] param) {
        try {
            var push = new Kuaidi100Push(param);
            push.envelope();
            return push.finished();
        } catch (JacksonException e) {
            throw new Json.UnreadableJson(e);
        }
    }

    static List<Notice> readAnswer(byte[] answer) {
        try {
            var push = new Kuaidi100Push(answer);
            push.expect(push.json.nextToken(), JsonToken.START_OBJECT);
            push.result(true);
            push.status = "polling";
            return push.finished();
        } catch (JacksonException e) {
            throw new Json.UnreadableJson(e);
        }
    }

    private void envelope() {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            var token = json.nextToken();
            switch (name) {
                case "status" -> status = Json.text(json);
                case "message" -> message = Json.text(json);
                case "autoCheck" -> isCorrected = Json.isTrue(Json.text(json));
                case "comOld" -> comOld = Json.text(json).strip();
                case "comNew" -> comNew = Json.text(json).strip();
                case "lastResult" -> resultIf(token, true);
                case "destResult" -> resultIf(token, false);
                default -> json.skipChildren();
            }
        }
        expect(json.nextToken(), null);
    }

    private void resultIf(@Nullable JsonToken token, boolean isMain) {
        if (token == JsonToken.START_OBJECT) {
            result(isMain);
        } else {
            json.skipChildren();
        }
    }

    /** The destination country's result has a company of its own but is the same parcel. */
    private void result(boolean isMain) {
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "com" -> company = isMain ? Json.text(json).strip() : company;
                case "nu" -> number = isMain ? Json.text(json).strip() : number;
                case "state" -> state = isMain ? Json.text(json) : state;
                case "data" -> data();
                default -> json.skipChildren();
            }
        }
    }

    private void data() {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                node();
            } else {
                json.skipChildren();
                scans.addUnusable("a node that is no object", String.valueOf(token));
            }
        }
    }

    private void node() {
        var time = "";
        var formatted = "";
        var text = "";
        var name = "";
        var code = "";
        var area = "";
        var location = "";
        for (var field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            switch (field) {
                case "time" -> time = Json.text(json);
                case "ftime" -> formatted = Json.text(json);
                case "context" -> text = Json.text(json);
                case "status" -> name = Json.text(json);
                case "statusCode" -> code = Json.text(json);
                case "areaName" -> area = Json.text(json);
                case "location" -> location = Json.text(json);
                default -> json.skipChildren();
            }
        }
        scans.add(
                formatted.isEmpty() ? time : formatted,
                code.isEmpty() ? name : code,
                text,
                location.isEmpty() ? area : location);
    }

    private List<Notice> finished() {
        if (company.isEmpty() || number.isEmpty()) {
            var raw = Json.clean(new String(param, StandardCharsets.UTF_8));
            return List.of(new Notice.Unusable(number, "no company or number", raw));
        }
        if (Kuaidi100Codes.isComputed(state)) {
            scans.addConclusion(state);
        } else if (Kuaidi100Codes.isFinal(state)) {
            scans.codeLatest(state);
        }
        if (isCorrected && !comOld.isEmpty() && !comNew.isEmpty()) {
            corrected(comOld, comNew);
        }
        scans.into(notices, CODES.ours(company), number, withdraws());
        if (status.equals("shutdown")) {
            ended("shutdown");
        } else if (status.equals("abort")) {
            aborted();
        }
        return notices;
    }

    /** Only a list that could be read whole says what is not in it. */
    private boolean withdraws() {
        return status.equals("updateall") && !scans.isEmpty() && scans.isWhole();
    }

    private void aborted() {
        if (comNew.isEmpty() || comNew.equals(company)) {
            ended(message);
        } else if (!isCorrected) {
            corrected(company, comNew);
        }
    }

    private void corrected(String from, String to) {
        notices.add(new Notice.CarrierCorrected(number, CODES.ours(from), CODES.ours(to)));
    }

    private void ended(String reason) {
        notices.add(new Notice.WatchEnded(CODES.ours(company), number, reason));
    }

    private void expect(@Nullable JsonToken found, @Nullable JsonToken wanted) {
        if (found != wanted) {
            throw new Json.UnreadableJson("expected " + wanted + ", found " + found);
        }
    }
}
