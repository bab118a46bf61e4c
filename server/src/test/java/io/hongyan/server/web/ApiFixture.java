package io.hongyan.server.web;

import io.hongyan.server.access.AccessConfiguration;
import io.hongyan.server.access.Accounts;
import io.hongyan.server.access.ApiKeys;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real API over HTTP on a real database, with two merchants that must not see each other. */
public final class ApiFixture implements AutoCloseable {

    public static final String PASSWORD = "correct horse";
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final TestDatabase db = TestDatabase.fresh(16);
    public final Database database = db.database();
    public final Ids ids = new Ids(InstantSource.system());
    public final Vault vault = new Vault(new byte[32], database, ids, InstantSource.system());
    public final WorldClock world =
            WorldClock.kept(
                    InstantSource.system(), new WorldClock.Reading(false, NOON, 0, Instant.EPOCH));
    public final AtomicBoolean ready = new AtomicBoolean(true);
    public final UUID merchant = db.merchant("goose");
    public final UUID other = db.merchant("other");
    public final String key = "hy_test_" + UUID.randomUUID();
    public final String otherKey = "hy_test_" + UUID.randomUUID();
    public final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ConsoleServer server;

    private ApiFixture(BiConsumer<ApiFixture, Beans> more, List<Class<?>> features, Path pages) {
        var beans =
                new Beans()
                        .with(Database.class, database)
                        .with(Ids.class, ids)
                        .with(Vault.class, vault)
                        .with(WorldClock.class, world);
        more.accept(this, beans);
        var all = new ArrayList<Class<?>>();
        all.add(AccessConfiguration.class);
        all.addAll(features);
        server =
                ConsoleServer.start(
                        beans,
                        new ConsoleConfig(
                                0,
                                pages.resolve("console"),
                                pages.resolve("buyer"),
                                URI.create("https://console.example"),
                                URI.create("https://hooks.example"),
                                null,
                                null,
                                ready::get),
                        all);
        letIn(merchant, key);
        letIn(other, otherKey);
    }

    public static ApiFixture start() {
        return start(_ -> {}, List.of());
    }

    public static ApiFixture start(Consumer<Beans> more, List<Class<?>> features) {
        return startWith((_, beans) -> more.accept(beans), features);
    }

    /** For beans that stand on the fixture's own. */
    public static ApiFixture startWith(
            BiConsumer<ApiFixture, Beans> more, List<Class<?>> features) {
        return new ApiFixture(more, features, Path.of("target", "no-pages"));
    }

    public static ApiFixture startWithPages(Path pages) {
        return new ApiFixture((_, _) -> {}, List.of(), pages);
    }

    private void letIn(UUID who, String secret) {
        database.transact(
                who, c -> new ApiKeys(ids).put(c, who, "test", secret, EnumSet.allOf(Role.class)));
    }

    /** Makes an account of the first merchant. */
    public void account(String login, Role... roles) {
        database.transact(
                merchant,
                c ->
                        new Accounts(ids)
                                .put(
                                        c,
                                        merchant,
                                        new Accounts.NewAccount(
                                                login, login, PASSWORD, Set.of(roles))));
    }

    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    /** A request with the first merchant's key. */
    public Call call(String method, String path) {
        return new Call(this, method, path).header("Authorization", "Bearer " + key);
    }

    public Call asOther(String method, String path) {
        return new Call(this, method, path).header("Authorization", "Bearer " + otherKey);
    }

    public Call asNobody(String method, String path) {
        return new Call(this, method, path);
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    @Override
    public void close() {
        // A stream that somebody still reads would keep an orderly end waiting.
        http.shutdownNow();
        server.close();
        db.close();
    }

    /** One request being put together. */
    public static final class Call {

        private final ApiFixture fixture;
        private final String method;
        private final HttpRequest.Builder request;
        private byte[] body = new byte[0];

        Call(ApiFixture fixture, String method, String path) {
            this.fixture = fixture;
            this.method = method;
            request = HttpRequest.newBuilder(fixture.address(path)).timeout(Duration.ofSeconds(20));
        }

        public Call header(String name, String value) {
            request.setHeader(name, value);
            return this;
        }

        public Call json(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        public Call bytes(byte[] content) {
            body = content;
            return header("Content-Type", "application/json");
        }

        public Answer send() {
            request.method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            try {
                return new Answer(
                        fixture.http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new IllegalStateException(method + " was cut off", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Codes of the fields that were refused, as {@code field:code}. */
        public List<String> fieldErrors() {
            return json().path("errors").values().stream()
                    .map(e -> e.path("field").asString() + ":" + e.path("code").asString())
                    .toList();
        }
    }
}
