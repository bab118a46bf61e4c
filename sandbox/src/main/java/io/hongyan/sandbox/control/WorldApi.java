package io.hongyan.sandbox.control;

import com.sun.net.httpserver.HttpExchange;
import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Call;
import io.hongyan.sandbox.wire.Front;
import io.hongyan.sandbox.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The world's own port: finds the button that a request presses. */
public final class WorldApi {

    /** One button. */
    @FunctionalInterface
    interface Button {

        Answer press(Request request);
    }

    /** A call with the parts of its path that were left open, in order. */
    record Request(Call call, List<String> parts) {

        String part(int index) {
            return parts.get(index);
        }
    }

    /** A request that makes no sense; its message says what would. */
    static final class Bad extends RuntimeException {

        private static final long serialVersionUID = 1;

        Bad(String detail) {
            super(detail);
        }
    }

    private record Route(String method, List<String> path, Button button) {}

    private final List<Route> routes = new ArrayList<>();

    /** In {@code path} a star stands for any one part. */
    void on(String method, String path, Button button) {
        routes.add(new Route(method, List.of(path.substring(1).split("/", -1)), button));
    }

    public void serve(HttpExchange exchange) throws IOException {
        var call = Call.read(exchange);
        Front.send(
                exchange,
                call.map(this::answer)
                        .orElseGet(
                                () -> Answer.problem(413, "Too large", "at most 4 MB are read")));
    }

    private Answer answer(Call call) {
        var parts = List.of(call.path().substring(1).split("/", -1));
        var known = false;
        for (var route : routes) {
            var open = match(route.path(), parts);
            if (open.isEmpty()) {
                continue;
            }
            known = true;
            if (route.method().equals(call.method())) {
                return press(route, new Request(call, open.get()));
            }
        }
        return known
                ? Answer.problem(405, "Method not allowed", call.method() + " is not served here")
                : Answer.notFound("nothing is served at " + call.path());
    }

    private static Answer press(Route route, Request request) {
        var type = request.call().header("content-type");
        if (request.call().body().length() > 0
                && !type.isEmpty()
                && !type.startsWith("application/json")) {
            return Answer.problem(415, "Unsupported media type", "bodies are application/json");
        }
        if (request.call().json().isEmpty()) {
            return Answer.bad("the body is no JSON object");
        }
        try {
            return route.button().press(request);
        } catch (Bad e) {
            return Answer.bad(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<List<String>> match(List<String> pattern, List<String> parts) {
        if (pattern.size() != parts.size()) {
            return Optional.empty();
        }
        var open = new ArrayList<String>();
        for (var i = 0; i < parts.size(); i++) {
            if (pattern.get(i).equals("*")) {
                open.add(parts.get(i));
            } else if (!pattern.get(i).equals(parts.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(open);
    }

    static Answer items(Iterable<? extends tools.jackson.databind.JsonNode> all) {
        var body = Json.object();
        var items = body.putArray("items");
        all.forEach(items::add);
        return Answer.json(body.putNull("next"));
    }
}
