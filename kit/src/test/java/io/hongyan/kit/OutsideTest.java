package io.hongyan.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTest {

    private final List<CallLog.Entry> log = new ArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String here;

    OutsideTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        here = "127.0.0.1:" + server.getAddress().getPort();
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theOperatorsPrefixStandsInForTheProvidersHost() {
        var http = http(new Outside.Rules(URI.create("http://" + here + "/"), Set.of()));

        var result = http.call(Call.get("https://api.yanyun.example/dist/x?a=1&b=%2B"));

        assertThat(result).isInstanceOf(CallResult.Answer.class);
        assertThat(seen).containsExactly("GET /yanyun/dist/x?a=1&b=%2B");
        assertThat(http.effective(URI.create("https://dysms.example")))
                .isEqualTo(URI.create("http://" + here + "/yanyun/"));
    }

    @Test
    void theOperatorsPrefixNeverStandsInForAMerchantsOwnAddress() {
        var http = http(new Outside.Rules(URI.create("http://127.0.0.1:1/"), Set.of(here)));

        var result = http.call(Call.get("http://" + here + "/mine").typedByMerchant());

        assertThat(result).isInstanceOf(CallResult.Answer.class);
        assertThat(seen).containsExactly("GET /mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://2130706433/",
                "https://127.1/",
                "https://0x7f000001/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1:8443/x",
                "https://user@1.1.1.1/",
                "https://1.1.1.1:25/",
                "https://1.1.1.1:22/",
                "http://1.1.1.1/",
                "ftp://1.1.1.1/",
                "file:///etc/passwd",
                "https:///x",
                "https://localhost./",
                "https://0177.0.0.1/",
            })
    void aMerchantCanNotMakeUsDialInwards(String address) {
        var result = http(Outside.Rules.REAL_LIFE).call(Call.get(address).typedByMerchant());

        assertThat(result)
                .isInstanceOfSatisfying(
                        CallResult.NotSent.class,
                        refused -> assertThat(refused.reason()).doesNotContain("Exception"));
    }

    @Test
    void oneInnerAddressAmongThePublicOnesIsEnoughToRefuse() {
        var names = addresses("1.1.1.1", "10.0.0.1");
        var http = http(new Outside(Outside.Rules.REAL_LIFE, InstantSource.system(), names));

        var result = http.call(Call.get("https://shop.example/hook").typedByMerchant());

        assertThat(result).isEqualTo(new CallResult.NotSent("shop.example is 10.0.0.1: private"));
    }

    @Test
    void whatWasCheckedIsWhatIsDialled() throws Exception {
        PinnedNames.pin("shop.hongyan.test", List.of(InetAddress.ofLiteral("127.0.0.1")));
        try {
            var address = "http://shop.hongyan.test:" + server.getAddress().getPort() + "/a";

            assertThat(http(Outside.Rules.REAL_LIFE).call(Call.get(address)))
                    .isInstanceOf(CallResult.Answer.class);
        } finally {
            PinnedNames.release("shop.hongyan.test");
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNotAWay() {
        var result = http(allowingHere()).call(Call.get("http://" + here + "/redirect"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        CallResult.Answer.class,
                        a -> {
                            assertThat(a.status()).isEqualTo(302);
                        });
        assertThat(seen).containsExactly("GET /redirect");
    }

    @Test
    void aLongAnswerIsCut() {
        var result = http(allowingHere()).call(Call.get("http://" + here + "/long"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        CallResult.Answer.class,
                        a -> {
                            assertThat(a.body()).hasSize(Call.SMALL_ANSWER);
                        });
    }

    @Test
    void whoDoesNotListenGotNothing() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        var result = http(allowingHere()).call(Call.get("http://127.0.0.1:" + port + "/"));

        assertThat(result).isInstanceOf(CallResult.NotSent.class);
    }

    @Test
    void whoListensButDoesNotAnswerMayHaveGotIt() throws IOException {
        var stuck = new CountDownLatch(1);
        server.createContext("/stuck", _ -> await(stuck));

        var call = Call.get("http://" + here + "/stuck").within(Duration.ofMillis(50));
        var result = http(allowingHere()).call(call);
        stuck.countDown();

        assertThat(result).isInstanceOf(CallResult.MaybeSent.class);
    }

    @Test
    void whoHangsUpWithoutAnAnswerMayHaveGotIt() {
        var result = http(allowingHere()).call(Call.postJson("http://" + here + "/hangup", "{}"));

        assertThat(result).isInstanceOf(CallResult.MaybeSent.class);
    }

    @Test
    void theLogShowsNeitherSecretsNorTokensNorPhones() {
        var form =
                Map.of(
                        "phone",
                        "13800138000",
                        "to",
                        "+8613900139000",
                        "sign",
                        "k+y/1234",
                        "secret",
                        "other");
        http(allowingHere())
                .call(Call.postForm("http://" + here + "/a?access_token=abcdef&x=1", form));

        assertThat(log).hasSize(1);
        assertThat(log.getFirst().toString())
                .doesNotContain(
                        "13800138000", "13900139000", "k+y/1234", "k%2By%2F1234", "other", "abcdef")
                .contains("138****8000", "x=1");
    }

    private Outside.Rules allowingHere() {
        return new Outside.Rules(null, Set.of(here));
    }

    private Http http(Outside.Rules rules) {
        return http(new Outside(rules, InstantSource.system()));
    }

    private Http http(Outside outside) {
        var words = Words.of("雁云", "Yanyun");
        var card =
                new Card(
                        "yanyun",
                        words,
                        URI.create("https://yanyun.example"),
                        Set.of(Card.Role.CARRIER),
                        List.of(Card.Field.secret("appKey", words, words)));
        return outside.http(card, new Settings(Map.of("appKey", "k+y/1234")), log::add);
    }

    private static Outside.Names addresses(String... addresses) {
        return _ -> {
            var found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.ofLiteral(addresses[i]);
            }
            return found;
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        seen.add(exchange.getRequestMethod() + " " + path);
        if (path.equals("/hangup")) {
            exchange.close();
            return;
        }
        var body = path.equals("/long") ? "x".repeat(300_000) : "ok";
        if (path.equals("/redirect")) {
            exchange.getResponseHeaders().add("Location", "http://" + here + "/elsewhere");
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(path.equals("/redirect") ? 302 : 200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            if (!path.equals("/long")) {
                throw e;
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
