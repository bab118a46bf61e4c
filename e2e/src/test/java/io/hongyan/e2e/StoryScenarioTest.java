package io.hongyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The main job between two programs: a parcel is damaged in the world, and the buyer, the service
 * desk and the books move, once, although the server is killed in the middle.
 */
class StoryScenarioTest {

    private static final Logger LOG = Logger.getLogger(StoryScenarioTest.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir private static Path folder;
    private static WorldProcess world;
    private static ServerProcess server;

    @BeforeAll
    static void startBoth() {
        assumeTrue(
                StoryScenarioTest.class.getResource("/io/hongyan/server/Main.class") != null,
                "the server's classes are not on the class path");
        world = new WorldProcess(folder.resolve("world"));
        server = new ServerProcess(folder.resolve("data"), world.port());
        world.start(server.api("/"));
        server.start();
        server.awaitReady();
        world.awaitIntroduced();
    }

    @AfterAll
    static void endBoth() {
        if (server != null) {
            server.close();
        }
        if (world != null) {
            world.close();
        }
    }

    @Test
    void aDamagedParcelMovesBuyerDeskAndBooksOnce() {
        world.advance("PT10M");
        var parcel = movingParcel();
        var number = parcel.path("number").asString();
        var phone = parcel.path("phone").asString();
        var id = idOf(number);
        LOG.info("damaged: " + number + " of " + phone);

        world.post("/world/parcels/" + number + "/events", "{\"kind\":\"damaged\"}");
        var running = Thread.ofVirtual().start(() -> world.tryAdvance("PT5M"));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !actions(id, "claim").isEmpty());
        server.kill();
        server.start();
        server.awaitReady();
        join(running);
        awaitDone(id);
        // more time, so that whatever might come a second time would have come
        world.advance("PT3H");

        assertOneApology(phone, number);
        assertClaim(id);
        assertActions(id);
    }

    /** On its way, ordered, with no trouble yet, and known to the server under its order. */
    private static JsonNode movingParcel() {
        var phones = new HashSet<String>();
        var candidates = new ArrayList<JsonNode>();
        for (var parcel : world.get("/world/parcels").path("items")) {
            var isMoving =
                    !parcel.path("over").asBoolean()
                            && !parcel.path("problem").asBoolean()
                            && !parcel.path("stalled").asBoolean()
                            && parcel.path("scans").asInt() >= 2;
            if (isMoving && phones.add(parcel.path("phone").asString())) {
                candidates.add(parcel);
            }
        }
        return candidates.stream()
                .filter(one -> isBound(one.path("number").asString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no moving parcel with an order"));
    }

    private static boolean isBound(String number) {
        var items = ask("/api/v1/parcels?number=" + number).path("items");
        return items.size() == 1
                && !items.get(0).path("orderNumber").asString("").isEmpty()
                && List.of("PICKED_UP", "IN_TRANSIT")
                        .contains(items.get(0).path("status").asString());
    }

    private static String idOf(String number) {
        return ask("/api/v1/parcels?number=" + number).path("items").get(0).path("id").asString();
    }

    /** The claim has come to rest: paid, or it waits for a person. */
    private static void awaitDone(String id) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    world.advance("PT10M");
                    var cases = ask("/api/v1/cases?parcel=" + id).path("items");
                    return cases.size() > 0 && isAtRest(cases.get(0).path("state").asString());
                });
    }

    private static boolean isAtRest(String state) {
        return state.equals("paid") || state.equals("awaiting_approval");
    }

    private static void assertOneApology(String phone, String number) {
        var apologies = new ArrayList<String>();
        for (var message : world.get("/world/phones/" + phone).path("items")) {
            var all = message.toString();
            if (all.contains("damaged-apology")) {
                apologies.add(all);
            }
        }
        assertThat(apologies).as("apologies for %s at %s", number, phone).hasSize(1);
        LOG.info("one apology: " + apologies.getFirst());
    }

    private static void assertClaim(String id) {
        var cases = ask("/api/v1/cases?parcel=" + id).path("items");
        assertThat(cases.size()).isEqualTo(1);
        var whole = ask("/api/v1/cases/" + cases.get(0).path("id").asString());
        LOG.info("the claim: " + whole);
        assertThat(whole.path("calculation").isEmpty()).isFalse();
        assertThat(whole.path("recovery").isObject()).isTrue();
        if (whole.path("claim").path("state").asString().equals("paid")) {
            assertThat(whole.path("payments").size()).isEqualTo(1);
            assertThat(whole.path("payments").get(0).path("state").asString()).isEqualTo("paid");
        } else {
            assertThat(whole.path("approval").asString("")).isNotEmpty();
            assertThat(whole.path("payments").size()).isZero();
        }
    }

    private static void assertActions(String id) {
        var all = actions(id, "");
        var keys = new HashSet<String>();
        for (var action : all) {
            // the payment of a claim bears the claim's own key
            var key = action.path("kind").asString() + " " + action.path("key").asString();
            assertThat(keys.add(key)).as("%s", action).isTrue();
            if (List.of("message", "claim").contains(action.path("kind").asString())) {
                assertThat(action.path("receipt").isEmpty()).as("%s", action).isFalse();
            }
        }
        assertThat(all.stream().map(one -> one.path("kind").asString()))
                .contains("message", "claim");
        assertThat(actions(id, "claim")).hasSize(1);
    }

    private static List<JsonNode> actions(String parcel, String kind) {
        var path = "/api/v1/actions?limit=100&parcel=" + parcel;
        var all = new ArrayList<JsonNode>();
        ask(kind.isEmpty() ? path : path + "&kind=" + kind).path("items").forEach(all::add);
        return all;
    }

    private static JsonNode ask(String path) {
        return WorldProcess.json(server.call("GET", path, ""));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
