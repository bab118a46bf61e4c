package io.hongyan.server;

import io.hongyan.server.flow.BuiltIns;
import io.hongyan.server.platform.Launch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the outside world where the product's hooks are, as a merchant types them at a provider.
 */
final class WorldLink {

    private static final Logger LOG = LoggerFactory.getLogger(WorldLink.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TRIES = 60;

    private final URI world;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    WorldLink(URI world) {
        this.world = world;
    }

    void introduce(Serving serving, Launch launch, UUID merchant) {
        var hooks = new LinkedHashMap<String, String>();
        for (var connection : serving.machine().connections().all(merchant)) {
            hooks.put(
                    connection.connector(),
                    "http://127.0.0.1:"
                            + serving.machine().hookPort()
                            + "/hooks/"
                            + connection.connector()
                            + "/"
                            + connection.hookKey());
        }
        var body =
                Map.of(
                        "hookUrls",
                        hooks,
                        "url",
                        "http://127.0.0.1:" + launch.port(Launch.Setting.PORT),
                        "apiKey",
                        launch.get(Launch.Setting.API_KEY));
        put("/world/product", JSON.writeValueAsString(body));
        put("/world/product", JSON.writeValueAsString(Map.of("templates", templates())));
    }

    /** The templates as they were filed with the providers: there they are filled in. */
    private static Map<String, Map<String, String>> templates() {
        var sms = new LinkedHashMap<String, String>();
        var wechat = new LinkedHashMap<String, String>();
        for (var template : BuiltIns.templates().values()) {
            var words = template.zh();
            var text = words.sms().isEmpty() ? words.text() : words.sms();
            sms.put(template.id(), text.replaceAll("\\{\\{([\\w.]+)[^}]*}}", "\\${$1}"));
            var lines = new StringBuilder(words.title());
            words.wechat()
                    .keySet()
                    .forEach(field -> lines.append('\n').append("{{" + field + ".DATA}}"));
            wechat.put(template.id(), lines.toString());
        }
        return Map.of("aliyun-sms", sms, "tencent-sms", sms, "wechat-mp", wechat);
    }

    private void put(String path, String body) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                var request =
                        HttpRequest.newBuilder(world.resolve(path))
                                .timeout(Duration.ofSeconds(10))
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(body))
                                .build();
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return;
                }
                LOG.warn("The world did not take our addresses: {}", answer.body());
                return;
            } catch (IOException e) {
                LOG.debug("The world is not there yet", e);
                java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        LOG.warn("The outside world at {} does not answer", world);
    }
}
