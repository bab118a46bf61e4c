package io.hongyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.access.AccessConfiguration;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class FrameIT {

    static ApiFixture api;
    static final TryApi TRY = new TryApi();

    @BeforeAll
    static void start() {
        api = ApiFixture.start(beans -> beans.with(TryApi.class, TRY), List.of(Try.class));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class Try {

        @Bean
        ForgottenApi forgotten() {
            return new ForgottenApi();
        }
    }

    record Form(@Nullable String text, int number, @Nullable Instant at) {}

    @RestController
    @RequestMapping("/api/v1/try")
    @Allowed
    static class TryApi {

        final AtomicInteger calls = new AtomicInteger();
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);

        @PostMapping
        Form post(@RequestBody Form form) {
            calls.incrementAndGet();
            return form;
        }

        @PostMapping("/slow")
        Form slow(@RequestBody Form form) throws InterruptedException {
            entered.countDown();
            assertThat(release.await(10, TimeUnit.SECONDS)).isTrue();
            return form;
        }

        @PostMapping("/broken")
        Form broken(@RequestBody Form form) {
            calls.incrementAndGet();
            throw new IllegalStateException("of " + form.number);
        }

        @GetMapping
        Page<String> list(Paging paging) {
            var key = paging.keyOf("n", 1);
            var first = key.isEmpty() ? 1 : Integer.parseInt(key.getFirst()) + 1;
            var rows = new ArrayList<String>();
            for (int n = first; n <= 5 && rows.size() <= paging.limit(); n++) {
                rows.add(String.valueOf(n));
            }
            return Page.of(rows, paging, n -> Cursor.of("n", n));
        }
    }

    @RestController
    static class ForgottenApi {

        @GetMapping("/api/v1/forgotten")
        String answer() {
            return "nobody said who may call this";
        }
    }

    @Test
    void aCallThatDoesNotSayWhoMayMakeItIsRefusedToEverybody() {
        assertThat(api.call("GET", "/api/v1/forgotten").send().status()).isEqualTo(403);
    }

    @Test
    void problemsSpeakTheCallersLanguageAndCarryATrace() {
        var chinese = api.asNobody("GET", "/api/v1/try").send();
        var english =
                api.asNobody("GET", "/api/v1/try")
                        .header("Accept-Language", "en-GB, zh;q=0.5")
                        .send();

        assertThat(chinese.status()).isEqualTo(401);
        assertThat(chinese.header("content-type")).startsWith("application/problem+json");
        assertThat(chinese.json().path("title").asString()).isEqualTo("需要登录");
        assertThat(english.json().path("title").asString()).isEqualTo("Login needed");
        assertThat(chinese.json().path("traceId").asString())
                .hasSize(16)
                .isEqualTo(chinese.header("x-trace-id"));
    }

    @Test
    void everyKindOfBadRequestHasAClearAnswer() {
        assertThat(api.call("GET", "/api/v1/nothing").send().status()).isEqualTo(404);
        var method = api.call("DELETE", "/api/v1/try").send();
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("allow")).contains("GET").contains("POST");
        assertThat(post("").header("Content-Type", "text/csv").send().status()).isEqualTo(415);
        var broken = post("{\n \"text\": tru}").send();
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().path("detail").asString()).contains("第 2 行");
        assertThat(post("{\"text\":\"a\",\"text\":\"b\"}").send().status()).isEqualTo(400);
        assertThat(post("{} {}").send().status()).isEqualTo(400);
        assertThat(post("").send().status()).isEqualTo(400);
        assertThat(post("{\"number\":\"many\"}").send().fieldErrors())
                .containsExactly("number:type");
        assertThat(post("{\"text\":\"x\",\"unknown\":1}").send().status()).isEqualTo(200);
    }

    @Test
    void hostileBodiesAreRefusedAndTheServerGoesOn() {
        var tenMegabytes = "{\"text\":\"" + "x".repeat(10 << 20) + "\"}";
        assertThat(post(tenMegabytes).send().status()).isEqualTo(413);
        assertThat(post("[".repeat(100_000)).send().status()).isEqualTo(400);
        assertThat(post("{\"number\":" + "9".repeat(5000) + "}").send().status()).isEqualTo(400);
        var notUtf8 = "{\"text\":\"".getBytes(StandardCharsets.UTF_8);
        var bytes = java.util.Arrays.copyOf(notUtf8, notUtf8.length + 4);
        bytes[notUtf8.length] = (byte) 0xC3;
        bytes[notUtf8.length + 1] = (byte) 0x28;
        bytes[notUtf8.length + 2] = '"';
        bytes[notUtf8.length + 3] = '}';
        assertThat(api.call("POST", "/api/v1/try").bytes(bytes).send().status()).isEqualTo(400);
        assertThat(post("{\"text\":\"🪿\"}").send().json().path("text").asString()).isEqualTo("🪿");
    }

    @Test
    void aBodyOfUnknownLengthIsHeldToTheLimitToo() throws Exception {
        var chunk = new byte[1 << 20];
        java.util.Arrays.fill(chunk, (byte) ' ');
        var request =
                HttpRequest.newBuilder(api.address("/api/v1/try"))
                        .header("Authorization", "Bearer " + api.key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(chunk, chunk, chunk)))
                        .build();

        var answer = api.http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void timesAreWrittenWithTheirOffset() {
        var answer = post("{\"number\":1,\"at\":\"2026-11-22T02:00:00.5Z\"}").send();

        assertThat(answer.json().path("at").asString()).isEqualTo("2026-11-22T10:00:00.5+08:00");
    }

    @Test
    void aRepeatedPostGetsTheFirstAnswerAgain() {
        var before = TRY.calls.get();

        var first = keyed("k-1", "{\"number\":1}").send();
        var again = keyed("k-1", "{\"number\":1}").send();

        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(TRY.calls.get()).isEqualTo(before + 1);
        assertThat(keyed("k-1", "{\"number\":2}").send().status()).isEqualTo(422);
        assertThat(
                        api.asOther("POST", "/api/v1/try")
                                .header("Idempotency-Key", "k-1")
                                .json("{\"number\":2}")
                                .send()
                                .status())
                .isEqualTo(200);
    }

    @Test
    void aRefusalIsRepeatedButAFailureMayBeTriedAgain() {
        var before = TRY.calls.get();

        assertThat(keyed("k-2", "{\"number\":\"x\"}").send().status()).isEqualTo(422);
        assertThat(keyed("k-2", "{\"number\":\"x\"}").send().header("idempotency-replayed"))
                .isEqualTo("true");
        for (int i = 0; i < 2; i++) {
            var broken =
                    api.call("POST", "/api/v1/try/broken")
                            .header("Idempotency-Key", "k-3")
                            .json("{\"number\":1}")
                            .send();
            assertThat(broken.status()).isEqualTo(500);
            assertThat(broken.text()).doesNotContain("of 1").contains("traceId");
        }
        assertThat(TRY.calls.get()).isEqualTo(before + 2);
    }

    @Test
    void theSameKeyAtTheSameTimeIsAConflict() throws Exception {
        Callable<ApiFixture.Answer> slow =
                () ->
                        api.call("POST", "/api/v1/try/slow")
                                .header("Idempotency-Key", "k-4")
                                .json("{\"number\":1}")
                                .send();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(slow);
            assertThat(TRY.entered.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(slow.call().status()).isEqualTo(409);

            TRY.release.countDown();
            assertThat(first.get().status()).isEqualTo(200);
            assertThat(slow.call().header("idempotency-replayed")).isEqualTo("true");
        }
    }

    @Test
    void pagesFollowEachOtherByCursorAndWrongCursorsAreRefused() {
        var first = api.call("GET", "/api/v1/try?limit=3").send().json();
        var second =
                api.call("GET", "/api/v1/try?limit=3&after=" + first.path("next").asString())
                        .send()
                        .json();

        assertThat(first.path("items").toString()).isEqualTo("[\"1\",\"2\",\"3\"]");
        assertThat(second.path("items").toString()).isEqualTo("[\"4\",\"5\"]");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(api.call("GET", "/api/v1/try?after=rubbish").send().status()).isEqualTo(422);
        assertThat(api.call("GET", "/api/v1/try?limit=0").send().status()).isEqualTo(422);
        assertThat(api.call("GET", "/api/v1/try?limit=99999").send().status()).isEqualTo(422);
        var foreign = Cursor.of("other", "1").text();
        assertThat(api.call("GET", "/api/v1/try?after=" + foreign).send().status()).isEqualTo(422);
    }

    @Test
    void healthTellsReadyFromLive() {
        assertThat(api.asNobody("GET", "/health/ready").send().status()).isEqualTo(200);
        api.ready.set(false);
        try {
            assertThat(api.asNobody("GET", "/health/ready").send().status()).isEqualTo(503);
            assertThat(api.asNobody("GET", "/health/live").send().status()).isEqualTo(200);
        } finally {
            api.ready.set(true);
        }
    }

    @Test
    void metricsAreForThisMachineOrAKey() {
        assertThat(api.asNobody("GET", "/metrics").send().text()).contains("jvm_memory_used_bytes");
        assertThat(
                        api.asNobody("GET", "/metrics")
                                .header("X-Forwarded-For", "198.51.100.7")
                                .send()
                                .status())
                .isEqualTo(401);
        assertThat(
                        api.call("GET", "/metrics")
                                .header("X-Forwarded-For", "198.51.100.7")
                                .send()
                                .status())
                .isEqualTo(200);
    }

    @Test
    void theApiDocumentListsTheCalls() {
        var document = api.asNobody("GET", "/api/v1/openapi.json").send().json();

        assertThat(document.path("openapi").asString()).startsWith("3.");
        assertThat(document.path("paths").has("/api/v1/session")).isTrue();
        assertThat(document.path("paths").path("/api/v1/audit").path("get").path("parameters"))
                .anyMatch(p -> p.path("name").asString().equals("after"));
    }

    @Test
    void answersCarrySecurityHeaders() {
        var answer = api.call("GET", "/api/v1/try").send();

        assertThat(answer.header("content-security-policy")).contains("script-src 'self'");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        var catalogue = new Catalogue(List.of(FrameConfiguration.class, AccessConfiguration.class));

        assertThat(catalogue.codes(Language.EN))
                .isEqualTo(catalogue.codes(Language.ZH))
                .isNotEmpty();
    }

    @Test
    void pagesAreServedFromTheirFoldersAndPathsCannotLeaveThem(@TempDir Path pages)
            throws IOException {
        write(pages.resolve("console/index.html"), "<p>console");
        write(pages.resolve("console/assets/app-1a2b.js"), "1");
        write(pages.resolve("buyer/index.html"), "<p>buyer");
        write(pages.resolve("secret.txt"), "secret");
        try (var withPages = ApiFixture.startWithPages(pages)) {
            assertThat(get(withPages, "/").text()).isEqualTo("<p>console");
            assertThat(get(withPages, "/parcels/1").text()).isEqualTo("<p>console");
            assertThat(get(withPages, "/t/abcdefghijklmnopqrstuv").text()).isEqualTo("<p>buyer");
            assertThat(get(withPages, "/assets/app-1a2b.js").header("cache-control"))
                    .contains("immutable");
            assertThat(get(withPages, "/").header("cache-control")).isEqualTo("no-cache");
            assertThat(get(withPages, "/assets/none.js").status()).isEqualTo(404);
            assertThat(get(withPages, "/api/v1/none").status()).isEqualTo(404);
            assertThat(get(withPages, "/..%2fsecret.txt").text()).doesNotContain("secret\n");
            assertThat(get(withPages, "/%2e%2e/secret.txt").status()).isBetween(400, 404);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static ApiFixture.Answer get(ApiFixture api, String path) {
        return api.asNobody("GET", path).send();
    }

    private static ApiFixture.Call post(String body) {
        return api.call("POST", "/api/v1/try").json(body);
    }

    private static ApiFixture.Call keyed(String key, String body) {
        return post(body).header("Idempotency-Key", key);
    }
}
