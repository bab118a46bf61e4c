package io.hongyan.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request as it came in, its body read whole. Header names are in lower case. */
public record Call(
        String method, String path, String query, Map<String, String> headers, Bytes body) {

    /** No larger body is read. */
    public static final int LIMIT = 4 << 20;

    /** Empty if the body is larger than the limit. */
    public static Optional<Call> read(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            return Optional.empty();
        }
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(
                                name.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
        var uri = exchange.getRequestURI();
        var query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return Optional.of(
                new Call(
                        exchange.getRequestMethod(),
                        uri.getPath(),
                        query,
                        headers,
                        new Bytes(bytes)));
    }

    public String text() {
        return body.text();
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public Map<String, String> form() {
        return Form.read(text());
    }

    public Map<String, String> queryFields() {
        return Form.read(query);
    }

    /** The body as a JSON object; an empty body is an empty object. */
    public Optional<ObjectNode> json() {
        if (body.length() == 0) {
            return Optional.of(Json.object());
        }
        return Json.read(text()).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    }
}
