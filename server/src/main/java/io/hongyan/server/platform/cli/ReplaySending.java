package io.hongyan.server.platform.cli;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.hongyan.core.base.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a running server recorded histories as a self-built system would: signed {@code
 * tracking.reported} to the hook of a connection of connector {@code standard}. With an API key it
 * makes one for itself and takes it away at the end.
 */
final class ReplaySending implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SECRET = 32;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String to;
    private final String apiKey;
    private String hook;
    private String secret;
    private String connection = "";
    private long sent;

    private ReplaySending(String to, String key) {
        this.to = to.replaceFirst("/+$", "");
        var isSecret = key.startsWith("whsec_");
        this.apiKey = isSecret ? "" : key;
        this.secret = isSecret ? key : "";
        this.hook = isSecret ? this.to : "";
    }

    static ReplaySending open(String to, String key) throws IOException {
        var sending = new ReplaySending(to, key);
        if (!sending.apiKey.isEmpty()) {
            sending.connect();
        }
        return sending;
    }

    private void connect() throws IOException {
        var bytes = new byte[SECRET];
        new SecureRandom().nextBytes(bytes);
        secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
        var body =
                Map.of(
                        "connector", "standard",
                        "name", "replay",
                        "settings", Map.of("signingSecret", secret));
        var made = api("POST", "/api/v1/connections", JsonText.of(body));
        connection = made.path("id").asString("");
        hook = made.path("hookUrl").asString("");
    }

    /** What the server answered; a history without a number can't be sent. */
    Map<String, Object> send(ReplayHistory history) {
        var told = new LinkedHashMap<>(Replay.head(history));
        if (history.number().isBlank() || history.reports().isEmpty()) {
            told.put("skipped", history.number().isBlank() ? "no number" : "no events");
            return told;
        }
        try {
            var answer = post(body(history));
            told.put("status", answer.statusCode());
            told.put("answer", answer.body());
            if (answer.statusCode() / 100 != 2) {
                told.put("error", "not taken");
            }
        } catch (IOException e) {
            told.put("error", String.valueOf(e.getMessage()));
        }
        return told;
    }

    private static String body(ReplayHistory history) {
        var events =
                history.reports().stream()
                        .map(report ->
                                Map.of(
                                        "at", report.at().toString(),
                                        "text", report.text(),
                                        "place", report.place()))
                        .toList();
        var data = new LinkedHashMap<String, Object>();
        data.put("carrier", history.carrier());
        data.put("number", history.number());
        data.put("events", List.copyOf(events));
        return JsonText.of(Map.of("type", "tracking.reported", "data", data));
    }

    private HttpResponse<String> post(String body) throws IOException {
        var id = "msg_replay_" + ++sent;
        // A running demo has a time of its own, and a signature is judged by it.
        long seconds = worldSeconds();
        try {
            var signature = new Webhook(secret).sign(id, seconds, body);
            return send(
                    HttpRequest.newBuilder(URI.create(hook))
                            .header("webhook-id", id)
                            .header("webhook-timestamp", String.valueOf(seconds))
                            .header("webhook-signature", signature)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body)));
        } catch (WebhookSigningException | EmptyWebhookSecretException e) {
            throw new IOException("the secret does not sign", e);
        }
    }

    private long worldSeconds() throws IOException {
        if (apiKey.isEmpty()) {
            return InstantSource.system().instant().getEpochSecond();
        }
        var now = api("GET", "/api/v1/clock", "").path("now").asString("");
        return OffsetDateTime.parse(now).toEpochSecond();
    }

    private JsonNode api(String method, String path, String body) throws IOException {
        var answer =
                send(
                        HttpRequest.newBuilder(URI.create(to + path))
                                .header("Authorization", "Bearer " + apiKey)
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s %s answered %d: %s"
                            .formatted(method, to + path, answer.statusCode(), answer.body()));
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (!connection.isEmpty()) {
                api("DELETE", "/api/v1/connections/" + connection, "");
            }
        } finally {
            http.close();
        }
    }
}
