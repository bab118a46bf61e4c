package io.hongyan.sandbox;

import io.hongyan.sandbox.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Calls over HTTP, as anybody outside would. */
final class Caller {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Caller() {}

    /** What came back; status 0 if the connection was cut. */
    record Said(int status, String body) {

        JsonNode json() {
            return Json.read(body).orElseThrow(() -> new AssertionError("no JSON: " + body));
        }
    }

    static Said post(String url, String form) {
        return send("POST", url, form, "application/x-www-form-urlencoded;charset=utf-8");
    }

    static Said json(String method, String url, String body) {
        return send(method, url, body, "application/json");
    }

    static Said get(String url) {
        return send("GET", url, "", "application/json");
    }

    static Said send(String method, String url, String body, String... typeAndHeaders) {
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofMinutes(5))
                        .header("Content-Type", typeAndHeaders[0])
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (var i = 1; i + 1 < typeAndHeaders.length; i += 2) {
            request.header(typeAndHeaders[i], typeAndHeaders[i + 1]);
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Said(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Said(0, String.valueOf(e));
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
