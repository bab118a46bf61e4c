package io.hongyan.server.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hongyan.core.loyalty.Lot;
import io.hongyan.core.loyalty.Lot.Bucket;
import io.hongyan.core.loyalty.PointsBook;
import io.hongyan.core.loyalty.Tier;
import io.hongyan.core.loyalty.TierProgramme;
import io.hongyan.core.loyalty.TierProgramme.Cause;
import io.hongyan.core.loyalty.TierProgramme.Standing;
import io.hongyan.kit.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The worked examples of the loyalty sheet, number by number. */
class LoyaltySamplesTest {

    static JsonNode sample(String name) throws IOException {
        var root = System.getenv("HONGYAN_TEST_DATA");
        assumeTrue(root != null, "HONGYAN_TEST_DATA is not set");
        return Json.read(
                Files.readAllBytes(
                        Path.of(root, "protocols", "payments", "samples", "loyalty", name)));
    }

    @Test
    void everyStepOfThePointsExampleGivesItsLots() throws IOException {
        var world = new PointsWorld();

        for (var event : sample("points-ledger.scenario.json").path("events")) {
            world.take(event);

            assertThat(world.shown()).as("step %s", event.path("no")).isEqualTo(expected(event));
        }
    }

    private static Map<String, Object> expected(JsonNode event) {
        var expect = event.path("expect");
        var shown = new LinkedHashMap<String, Object>();
        for (var sum : List.of("pending", "available", "held", "spent", "expired", "debt")) {
            shown.put(sum, expect.path(sum).asLong());
        }
        for (var lot : expect.path("lots").properties()) {
            shown.put(lot.getKey(), lot.getValue().toString());
        }
        return shown;
    }

    /** A member who does what the example says. */
    private static final class PointsWorld {

        private static final int RATE = 100;

        private PointsBook book = PointsBook.EMPTY;
        private final Map<String, Long> eligible = new HashMap<>();
        private final Map<String, Long> refunded = new HashMap<>();
        private final Map<String, List<PointsBook.Move>> moves = new HashMap<>();
        private final HashSet<String> keys = new HashSet<>();

        void take(JsonNode event) {
            var key = event.path("idempotency_key").asString();
            if (!keys.add(key)) {
                return;
            }
            var day = LocalDate.parse(event.path("at").asString());
            var input = event.path("input");
            var order = input.path("order").asString("");
            var verb = key.substring(key.lastIndexOf(':') + 1);
            switch (verb) {
                case "earn" -> earn(order, input.path("eligible_fen").asLong(), day);
                case "confirm" ->
                        book =
                                book.confirm(id(input.path("lot").asString()), day.plusDays(365))
                                        .after();
                case "hold" -> hold(order, input.path("points").asLong());
                case "commit" -> book = book.commit(held(order)).after();
                case "release" -> book = book.release(held(order)).after();
                default -> other(key, order, input, day);
            }
        }

        private void other(String key, String order, JsonNode input, LocalDate day) {
            if (key.startsWith("expiry:")) {
                book = book.expire(day).after();
            } else if (input.has("points")) {
                book = book.revert(held(order), input.path("points").asLong()).after();
            } else {
                refunded.merge(order, input.path("refund_fen").asLong(), Long::sum);
                var net = eligible.getOrDefault(order, 0L) - refunded.getOrDefault(order, 0L);
                book = book.clawBackTo(order, net / RATE).after();
            }
        }

        private void earn(String order, long fen, LocalDate day) {
            eligible.put(order, fen);
            var lot = id("L" + (book.lots().size() + 1));
            book = book.earn(lot, order, fen / RATE, day).after();
        }

        private void hold(String order, long points) {
            if (book.hold(points) instanceof PointsBook.Answer.Done(PointsBook.Change change)) {
                book = change.after();
                moves.put(order, change.moves());
            }
        }

        private List<PointsBook.Move> held(String order) {
            return moves.getOrDefault(order, List.of());
        }

        private static UUID id(String lot) {
            return new UUID(0, Long.parseLong(lot.substring(1)));
        }

        Map<String, Object> shown() {
            var shown = new LinkedHashMap<String, Object>();
            for (var bucket : List.of(Bucket.PENDING, Bucket.AVAILABLE, Bucket.HELD)) {
                shown.put(name(bucket), book.sum(bucket));
            }
            shown.put("spent", book.sum(Bucket.SPENT));
            shown.put("expired", book.sum(Bucket.EXPIRED));
            shown.put("debt", book.debt());
            for (var lot : book.lots()) {
                shown.put("L" + lot.id().getLeastSignificantBits(), shown(lot));
            }
            return shown;
        }

        private static String name(Bucket bucket) {
            return bucket.name().toLowerCase(java.util.Locale.ROOT);
        }

        private static String shown(Lot lot) {
            var json = Json.object();
            json.put("amount", lot.amount());
            for (var bucket : Bucket.values()) {
                json.put(name(bucket), lot.in(bucket));
            }
            var end = lot.expiresOn();
            json.put("expires_on", end == null ? null : end.toString());
            return json.toString();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTierExampleGivesItsSteps() throws IOException {
        var cases = new ArrayList<DynamicTest>();
        for (var one : sample("tier-evaluation.scenarios.json").path("cases")) {
            cases.add(DynamicTest.dynamicTest(one.path("name").asString(), () -> tiers(one)));
        }
        return cases.stream();
    }

    private static void tiers(JsonNode one) {
        var programme = programme(one.path("downgrade_policy").asString());
        var spend = new HashMap<LocalDate, Long>();
        var steps = new ArrayList<String>();
        var standing = Standing.NONE;
        var day = LocalDate.parse(one.path("events").path(0).path("on").asString());
        var end = LocalDate.parse(one.path("until").asString());

        for (; !day.isAfter(end); day = day.plusDays(1)) {
            var cause = happens(one, day, spend);
            var step = programme.look(standing, metric(spend, day), cause, day);
            if (step.isPresent()) {
                standing = step.get().after();
                steps.add(shown(day, step.get()));
            }
        }

        var expected = new ArrayList<String>();
        one.path("expect").forEach(step -> expected.add(step.toString()));
        assertThat(steps).isEqualTo(expected);
    }

    private static Cause happens(JsonNode one, LocalDate day, Map<LocalDate, Long> spend) {
        var cause = Cause.PROGRESS;
        for (var event : one.path("events")) {
            if (!event.path("on").asString().equals(day.toString())) {
                continue;
            }
            var fen = event.path("fen").asLong();
            if (event.path("kind").asString().equals("refund")) {
                var order = spend.keySet().stream().sorted().toList().getLast();
                spend.merge(order, -fen, Long::sum);
                cause = Cause.REFUND;
            } else {
                spend.merge(day, fen, Long::sum);
            }
        }
        return cause;
    }

    private static long metric(Map<LocalDate, Long> spend, LocalDate day) {
        return spend.entrySet().stream()
                .filter(e -> e.getKey().isAfter(day.minusDays(365)))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static TierProgramme programme(String downgrade) {
        return new TierProgramme(
                "spend",
                TierProgramme.Metric.SPEND_365,
                List.of(new Tier("silver", 1, 100_000), new Tier("gold", 2, 500_000)),
                TierProgramme.Validity.DAYS_365,
                30,
                30,
                downgrade.equals("one_down")
                        ? TierProgramme.Downgrade.ONE_DOWN
                        : TierProgramme.Downgrade.BY_METRIC);
    }

    private static String shown(LocalDate day, TierProgramme.Step step) {
        var json = Json.object();
        json.put("on", day.toString());
        json.put("from", name(step.before().rank()));
        json.put("to", name(step.after().rank()));
        json.put("reason", step.reason());
        json.put("metric_fen", step.metric());
        json.put("valid_until", text(step.after().until()));
        json.put("grace_until", text(step.after().graceUntil()));
        return json.toString();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String name(int rank) {
        return List.of("bronze", "silver", "gold").get(rank);
    }
}
