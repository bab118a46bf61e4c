package io.hongyan.sandbox.wire;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An answer to one HTTP request. */
public record Answer(int status, String type, Bytes body, Map<String, String> headers) {

    public static Answer json(JsonNode body) {
        return json(200, body);
    }

    public static Answer json(int status, JsonNode body) {
        return of(status, "application/json; charset=utf-8", body.toString());
    }

    public static Answer text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body);
    }

    public static Answer of(int status, String type, String body) {
        return new Answer(status, type, Bytes.utf8(body), Map.of());
    }

    /** A problem document as RFC 9457 has it. */
    public static Answer problem(int status, String title, String detail) {
        var body = Json.object();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        return of(status, "application/problem+json; charset=utf-8", body.toString());
    }

    public static Answer bad(String detail) {
        return problem(400, "Bad request", detail);
    }

    public static Answer notFound(String detail) {
        return problem(404, "Not found", detail);
    }
}
