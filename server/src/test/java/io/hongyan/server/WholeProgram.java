package io.hongyan.server;

import io.hongyan.server.access.Accounts;
import io.hongyan.server.access.ApiKeys;
import io.hongyan.server.platform.ClockStore;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Launch;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program on a real database, with kept world time and one merchant. */
public final class WholeProgram implements AutoCloseable {

    public static final String PASSWORD = "correct horse";
    public static final String NOON = "2026-11-22T12:00:00+08:00";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final TestDatabase db = TestDatabase.fresh(4);
    public final UUID merchant = db.merchant("geese");
    public final UUID other = db.merchant("other");
    public final String key = "hy_test_" + UUID.randomUUID();
    public final String otherKey = "hy_test_" + UUID.randomUUID();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Serving serving;
    private final URI address;

    private WholeProgram(Path data) {
        var owner = db.owner();
        var worker = db.worker();
        keepPassword(data.resolve("secrets"), worker.password());
        ClockStore.save(
                db.database(),
                new WorldClock.Reading(
                        false, OffsetDateTime.parse(NOON).toInstant(), 0, Instant.EPOCH));
        var environment =
                Map.of(
                        "HONGYAN_DATA", data.toString(),
                        "HONGYAN_PORT", "0",
                        "HONGYAN_HOOK_PORT", "0",
                        "HONGYAN_ALLOW_HOSTS", "127.0.0.1:1",
                        "HONGYAN_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                        "HONGYAN_DB_URL", url(owner.jdbcUrl(), owner.user(), owner.password()),
                        "HONGYAN_DB_APP_URL",
                                url(worker.jdbcUrl(), worker.user(), worker.password()));
        serving =
                Serving.start(
                        Launch.of(List.of(), environment), URI.create("http://world.example"));
        address = URI.create("http://127.0.0.1:" + serving.port().orElseThrow());
        letIn(merchant, key);
        letIn(other, otherKey);
    }

    public static WholeProgram start() {
        try {
            return new WholeProgram(Files.createTempDirectory("whole"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The worker is one for the whole server: its password must stay what it is. */
    private static void keepPassword(Path secrets, String password) {
        try {
            Files.createDirectories(secrets);
            Files.writeString(secrets.resolve("db-app"), password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(String jdbc, String user, String password) {
        return jdbc.substring("jdbc:".length()) + "?user=" + user + "&password=" + password;
    }

    private void letIn(UUID who, String secret) {
        database()
                .transact(
                        who,
                        c ->
                                new ApiKeys(ids())
                                        .put(c, who, "test", secret, EnumSet.allOf(Role.class)));
    }

    /** Makes an account of the merchant; its id. */
    public UUID account(String login, String name, Role... roles) {
        return database()
                .transact(
                        merchant,
                        c ->
                                new Accounts(ids())
                                        .put(
                                                c,
                                                merchant,
                                                new Accounts.NewAccount(
                                                        login, name, PASSWORD, Set.of(roles))));
    }

    public Database database() {
        return serving.machine().foundation().database();
    }

    public Ids ids() {
        return serving.machine().foundation().ids();
    }

    public Vault vault() {
        return serving.machine().foundation().vault();
    }

    public Machine machine() {
        return serving.machine();
    }

    public <T> T bean(Class<T> type) {
        return serving.bean(type);
    }

    public URI address(String path) {
        return address.resolve(path);
    }

    /** World time stands still at this moment, and all that is due by then is done. */
    public void clock(String at) {
        var set =
                call("PUT", "/api/v1/clock").json("{\"now\": \"" + at + "\", \"speed\": 0}").send();
        if (set.status() >= 300) {
            throw new IllegalStateException("the clock was not set: " + set.text());
        }
    }

    public Call call(String method, String path) {
        return new Call(method, path).header("Authorization", "Bearer " + key);
    }

    public Call asOther(String method, String path) {
        return new Call(method, path).header("Authorization", "Bearer " + otherKey);
    }

    public Call asNobody(String method, String path) {
        return new Call(method, path);
    }

    public JsonNode get(String path) {
        var answer = call("GET", path).send();
        if (answer.status() != 200) {
            throw new AssertionError(path + " answered " + answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    /** A person who has logged in. */
    public Session login(String user) {
        var answer =
                asNobody("POST", "/api/v1/session")
                        .json("{\"user\": \"%s\", \"password\": \"%s\"}".formatted(user, PASSWORD))
                        .send();
        return session(answer);
    }

    public Session session(Answer answer) {
        var cookie = answer.header("set-cookie");
        if (answer.status() != 200 || cookie.isEmpty()) {
            throw new AssertionError("no session: " + answer.status() + " " + answer.text());
        }
        return new Session(
                cookie.substring(0, cookie.indexOf(';')), answer.json().path("csrf").asString());
    }

    /** A cookie and what proves that its page asks. */
    public final class Session {

        private final String cookie;
        private final String csrf;

        Session(String cookie, String csrf) {
            this.cookie = cookie;
            this.csrf = csrf;
        }

        public Call call(String method, String path) {
            return new Call(method, path).header("Cookie", cookie).header("X-CSRF-Token", csrf);
        }
    }

    /** One request being put together. */
    public final class Call {

        private final String method;
        private final HttpRequest.Builder request;
        private byte[] body = new byte[0];

        Call(String method, String path) {
            this.method = method;
            request = HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(60));
        }

        public Call header(String name, String value) {
            request.setHeader(name, value);
            return this;
        }

        public Call json(String text) {
            body = text.getBytes(StandardCharsets.UTF_8);
            return header("Content-Type", "application/json");
        }

        public Answer send() {
            request.method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            try {
                return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
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
    }

    @Override
    public void close() {
        http.shutdownNow();
        serving.close();
        db.close();
    }
}
