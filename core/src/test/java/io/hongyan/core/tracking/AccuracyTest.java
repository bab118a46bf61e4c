package io.hongyan.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well real scan texts are read, without any code. The texts are not part of the project; the
 * folder that holds them is named by {@code HONGYAN_TEST_DATA}. Rules were tuned on the parcels of
 * even index only.
 */
class AccuracyTest {

    static final JsonMapper JSON = new JsonMapper();

    static final Map<String, String> MAIN_OF_LABEL =
            Map.ofEntries(
                    Map.entry("ORDERED", "INFO_RECEIVED"),
                    Map.entry("DEPARTED", "IN_TRANSIT"),
                    Map.entry("ARRIVED", "IN_TRANSIT"),
                    Map.entry("RETRIEVED", "OUT_FOR_DELIVERY"),
                    Map.entry("FAILED", "DELIVERY_FAILED"),
                    Map.entry("PICKUP_POINT", "DEPOSITED"),
                    Map.entry("SIGNED", "DELIVERED"));

    /** Where the phrase's label and the status table differ, the table is right too. */
    static final Map<String, String> ALSO_BY_TABLE =
            Map.of(
                    "return_requested", "RETURNING",
                    "address_changed", "EXCEPTION",
                    "refused", "DELIVERY_FAILED",
                    "pickup_refused", "INFO_RECEIVED");

    @Test
    void mainStatusOfRealParcels() throws IOException {
        var tuned = new Score("tuned half");
        var unseen = new Score("unseen half");
        int index = 0;
        for (var parcel : lines("data/traces/traces-cn.jsonl")) {
            var score = index++ % 2 == 0 ? tuned : unseen;
            for (var event : parcel.get("events")) {
                var labels = labels(event);
                var main = read(event.get("text").asString()).main().name();
                score.count(labels.contains("INFO") || labels.contains(main));
            }
        }
        report(tuned, unseen);

        assertThat(tuned.percent()).isGreaterThanOrEqualTo(97);
        assertThat(unseen.percent()).isGreaterThanOrEqualTo(97);
        assertThat(unseen.percent()).isGreaterThanOrEqualTo(tuned.percent() - 3);
    }

    @Test
    void mainStatusOfTroublePhrases() throws IOException {
        var score = new Score("phrases");
        for (var phrase : phrases()) {
            var right = new ArrayList<String>();
            right.add(MAIN_OF_LABEL.getOrDefault(phrase.get(1), phrase.get(1)));
            right.add(ALSO_BY_TABLE.getOrDefault(phrase.get(2), ""));
            score.count(right.contains(read(phrase.getFirst()).main().name()));
        }
        report(score);

        assertThat(score.percent()).isGreaterThanOrEqualTo(97);
    }

    @Test
    void subStatusOfTheSheetsLines() throws IOException {
        var score = new Score("lines of the sheet");
        for (var line : lines("protocols/carriers/samples/trace-lines.jsonl")) {
            var right = new ArrayList<>(List.of(line.get("expected").asString()));
            line.path("accept").forEach(code -> right.add(code.asString()));
            score.count(right.contains(read(text(line)).code()));
        }
        report(score);

        assertThat(score.percent()).isGreaterThanOrEqualTo(97);
    }

    static final class Score {
        private final String name;
        private int right;
        private int all;

        Score(String name) {
            this.name = name;
        }

        void count(boolean isRight) {
            all++;
            right += isRight ? 1 : 0;
        }

        double percent() {
            return 100.0 * right / all;
        }

        @Override
        public String toString() {
            return "%s: %d of %d, %.1f %%".formatted(name, right, all, percent());
        }
    }

    private static void report(Score... scores) {
        for (var score : scores) {
            System.out.println("reading of " + score);
        }
    }

    private static String text(JsonNode line) {
        return line.path(line.has("line") ? "line" : "text").asString();
    }

    private static Set<String> labels(JsonNode event) {
        var labels = new HashSet<String>();
        labels.add(mainOf(event.get("label").asString()));
        event.path("also").forEach(label -> labels.add(mainOf(label.asString())));
        return labels;
    }

    private static String mainOf(String label) {
        return MAIN_OF_LABEL.getOrDefault(label, label);
    }

    private static TrackingSubStatus read(String text) {
        return EventReaderTest.READER.read(new Report("", Instant.EPOCH, "", text, "")).status();
    }

    private static List<JsonNode> lines(String file) throws IOException {
        return Files.readAllLines(data().resolve(file)).stream().map(JSON::readTree).toList();
    }

    private static List<List<String>> phrases() throws IOException {
        return Files.readAllLines(data().resolve("data/traces/exception-phrases.csv")).stream()
                .skip(1)
                .map(AccuracyTest::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        int close = line.startsWith("\"") ? line.indexOf('"', 1) : -1;
        var text = close < 0 ? line.substring(0, line.indexOf(',')) : line.substring(1, close);
        var rest = line.substring(close < 0 ? text.length() + 1 : close + 2).split(",", -1);
        return List.of(text, rest[0], rest[1]);
    }

    private static Path data() {
        var folder = System.getenv("HONGYAN_TEST_DATA");
        assumeTrue(folder != null, "HONGYAN_TEST_DATA is not set");
        return Path.of(String.valueOf(folder));
    }
}
