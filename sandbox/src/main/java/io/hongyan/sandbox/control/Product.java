package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Hooks;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The product's doors, as a shop's own system and the keeper of the clock use them. */
public final class Product {

    private static final int PATIENCE = 90;

    private final World world;
    private final Hooks hooks;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();

    public Product(World world, Hooks hooks) {
        this.world = world;
        this.hooks = hooks;
    }

    /** What the product said; status 0 if it couldn't be reached. */
    public record Reply(int status, String body) {

        public boolean isGood() {
            return status / 100 == 2;
        }

        public Optional<JsonNode> json() {
            return Json.read(body);
        }
    }

    public boolean isKnown() {
        return !world.read(hooks::product).url().isEmpty();
    }

    /** Whether the merchant has connected his providers; before that his shops stay shut. */
    boolean isSetUp() {
        return isKnown() && !world.read(hooks::product).hookUrls().isEmpty();
    }

    public Reply call(String method, String path, String body, String idempotencyKey) {
        var product = world.read(hooks::product);
        if (product.url().isEmpty()) {
            return new Reply(0, "the product's address is not known");
        }
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(product.url() + path))
                            .timeout(Duration.ofSeconds(60))
                            .header("Authorization", "Bearer " + product.apiKey())
                            .header("Content-Type", "application/json; charset=utf-8")
                            .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!idempotencyKey.isEmpty()) {
                request.header("Idempotency-Key", idempotencyKey);
            }
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException | IllegalArgumentException e) {
            return new Reply(0, String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(0, "interrupted");
        }
    }

    public Reply get(String path) {
        var product = world.read(hooks::product);
        if (product.url().isEmpty()) {
            return new Reply(0, "the product's address is not known");
        }
        return call("GET", path, "", "");
    }

    /** Tells the product world time once. */
    public Reply tell(Instant now, double speed, boolean paused) {
        var body = Json.object().put("now", Beijing.iso(now)).put("speed", speed);
        return call("PUT", "/api/v1/clock", body.put("paused", paused).toString(), "");
    }

    /**
     * Tells the product world time and waits until it has done what falls due by then: it answers
     * 202 while something is left. An unreachable product is not waited for.
     */
    public Reply settle(Instant now) {
        var reply = tell(now, 1, true);
        for (var turn = 0; reply.status() == 202 && turn < PATIENCE; turn++) {
            reply = tell(now, 1, true);
        }
        return reply;
    }
}
