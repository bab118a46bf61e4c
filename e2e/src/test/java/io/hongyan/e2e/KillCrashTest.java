package io.hongyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server again and again while pushes are unanswered: what was answered is there, once.
 * {@code -Dhongyan.kills=30} sets how often. It proves that the process may die at any point, not
 * that a disk may lose power.
 */
class KillCrashTest {

    private static final Logger LOG = Logger.getLogger(KillCrashTest.class.getName());
    private static final int KILLS = Integer.getInteger("hongyan.kills", 5);
    private static final long SEED = Long.getLong("hongyan.seed", 7);
    private static final int LEAST_UNANSWERED = 20;
    private static final int MOST_PLANTED_KILLS = 15;
    private static final String PLANTED = "-Dhongyan.test.ack-before-commit=true";

    @TempDir private Path folder;
    private HttpServer world;
    private ServerProcess server;
    private PushGenerator generator;
    private CrashJudge judge;
    private final Random random = new Random(SEED);

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(isServerThere(), "the server's classes are not on the class path");
        world = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        world.createContext(
                "/",
                exchange -> {
                    var yes = "{\"Success\":true,\"Code\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, yes.length);
                    exchange.getResponseBody().write(yes);
                    exchange.close();
                });
        world.start();
        server = new ServerProcess(folder.resolve("data"), world.getAddress().getPort());
        judge = new CrashJudge(folder);
    }

    private static boolean isServerThere() {
        return KillCrashTest.class.getResource("/io/hongyan/server/Main.class") != null;
    }

    @AfterEach
    void end() {
        if (generator != null) {
            generator.close();
        }
        if (server != null) {
            server.close();
        }
        if (world != null) {
            world.stop(0);
        }
    }

    @Test
    void whatWasAnsweredIsThereOnceHoweverOftenTheServerIsKilled() throws Exception {
        begin();
        for (int kill = 1; kill <= KILLS; kill++) {
            int unanswered = loadAndKill();
            assertThat(unanswered).isGreaterThanOrEqualTo(LEAST_UNANSWERED);
            var verdict = judged();
            assertThat(verdict.wrong()).as("after kill %d", kill).isEmpty();
            var began = System.nanoTime();
            server.start();
            server.awaitHooks();
            LOG.info(
                    "kill %d: %d unanswered; %d pushes, %d reports answered; back in %d ms"
                            .formatted(
                                    kill,
                                    unanswered,
                                    verdict.pushes(),
                                    verdict.reports(),
                                    Duration.ofNanos(System.nanoTime() - began).toMillis()));
        }
        generator.drain();
        assertThat(generator.owed()).isZero();
        try (var c = server.owner()) {
            var verdict = judge.atTheEnd(c);
            assertThat(verdict.wrong()).isEmpty();
            LOG.info(
                    "%d kills, %d pushes, %d reports, none lost or twice (0 of %d: < %.0f %%)"
                            .formatted(
                                    KILLS,
                                    verdict.pushes(),
                                    verdict.reports(),
                                    KILLS,
                                    300.0 / KILLS));
        }
    }

    /** A judge that never says no proves nothing: with this planted bug it must. */
    @Test
    void theJudgeSeesAnAnswerBeforeTheCommit() throws Exception {
        begin(PLANTED);
        var wrong = List.<String>of();
        for (int kill = 1; kill <= MOST_PLANTED_KILLS && wrong.isEmpty(); kill++) {
            loadAndKill();
            wrong = judged().wrong();
            LOG.info("planted bug, kill %d: %d violations".formatted(kill, wrong.size()));
            if (wrong.isEmpty()) {
                server.start(PLANTED);
                server.awaitHooks();
            }
        }
        assertThat(wrong).anyMatch(sentence -> sentence.startsWith("answered and lost"));
        LOG.info("the planted bug was seen: " + wrong.getFirst());
    }

    private void begin(String... options) {
        server.start(options);
        var hook = server.hook("kdniao");
        server.awaitHooks();
        server.awaitReady();
        var base = Instant.now().minus(7, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        generator = new PushGenerator(hook, folder, base);
        for (int parcel = 0; parcel < PushGenerator.SIDE_BY_SIDE; parcel++) {
            bind(parcel);
        }
    }

    private void bind(int parcel) {
        var order =
                """
                {"number": "K-%d", "paid": {"amount": 12900, "currency": "CNY"},
                 "lines": [{"sku": "S1", "title": "杯子", "quantity": 1,
                            "price": {"amount": 12900, "currency": "CNY"}}],
                 "buyer": {"name": "雁小姐", "phone": "138001%05d"},
                 "address": "浙江省杭州市西湖区柳巷1号"}\
                """
                        .formatted(parcel, parcel);
        server.call("PUT", "/api/v1/orders/crash-shop/K-" + parcel, order);
        server.call(
                "POST",
                "/api/v1/orders/crash-shop/K-" + parcel + "/shipments",
                "{\"carrier\": \"ZTO\", \"number\": \"" + PushGenerator.number(parcel) + "\"}");
    }

    /** Loads the server, kills it at a random moment, says how many pushes had no answer then. */
    private int loadAndKill() {
        var before = generator.answers();
        var enough = before + 120 + random.nextInt(400);
        var round = generator.begin();
        await().atMost(Duration.ofSeconds(90))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() ->
                        generator.answers() >= enough
                                && generator.open().size() > LEAST_UNANSWERED + 8);
        var open = new java.util.HashSet<>(generator.open());
        server.kill();
        round.stop();
        open.retainAll(generator.owedNow());
        return open.size();
    }

    private CrashJudge.Verdict judged() throws SQLException, IOException {
        try (var c = server.owner()) {
            awaitQuiet(c);
            return judge.between(c);
        }
    }

    /** The transactions of the dead server have ended, one way or the other. */
    private static void awaitQuiet(java.sql.Connection c) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    try (var query = c.createStatement();
                            var rows =
                                    query.executeQuery(
                                            "select count(*) from pg_stat_activity"
                                                    + " where usename = 'hongyan_app'")) {
                        return rows.next() && rows.getInt(1) == 0;
                    }
                });
    }
}
