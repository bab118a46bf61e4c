package io.hongyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outside world as a process of its own, whose time passes only when it is told to. */
final class WorldProcess implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WorldProcess.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path data;
    private final int port = ServerProcess.freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    WorldProcess(Path data) {
        this.data = data;
    }

    int port() {
        return port;
    }

    void start(URI product) {
        start(product, "demo");
    }

    /** {@code empty} is a world in which nobody buys unless told to. */
    void start(URI product, String scenario) {
        process =
                ServerProcess.java(
                        List.of(
                                "io.hongyan.sandbox.SandboxMain",
                                "--scenario",
                                scenario,
                                "--port",
                                "" + port,
                                "--data",
                                data.toString(),
                                "--seed",
                                "7",
                                "--paused",
                                "true",
                                "--product-url",
                                product.toString().replaceAll("/$", ""),
                                "--api-key",
                                ServerProcess.API_KEY),
                        data.resolveSibling("world.log"));
    }

    /** The server has told the world where its hooks are. */
    void awaitIntroduced() {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> get("/world/product").path("hookUrls").has("kdniao"));
    }

    /** Lets time pass; all that falls due by then has happened on both sides. */
    void advance(String by) {
        var began = System.nanoTime();
        var jump = post("/world/clock/advance", "{\"by\":\"" + by + "\"}");
        LOG.info(
                "%s passed in %d ms: %s"
                        .formatted(
                                by, Duration.ofNanos(System.nanoTime() - began).toMillis(), jump));
    }

    /** The same, while the server may be away. */
    void tryAdvance(String by) {
        try {
            advance(by);
        } catch (IllegalStateException | AssertionError e) {
            LOG.info("time did not pass well while the server was away: " + e.getMessage());
        }
    }

    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    JsonNode post(String path, String body) {
        return json(send(request(path).POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(150));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @Override
    public void close() {
        http.shutdownNow();
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
