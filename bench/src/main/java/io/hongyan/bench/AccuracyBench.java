package io.hongyan.bench;

import io.hongyan.core.tracking.EventReader;
import io.hongyan.core.tracking.Report;
import io.hongyan.core.tracking.TrackingSubStatus;
import io.hongyan.kit.TrackingTables;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well and how fast scan texts and waybill numbers are read, on the texts of a folder that is
 * not part of the project ({@code HONGYAN_TEST_DATA}). Prints a table and writes {@code
 * target/bench/accuracy.json}.
 */
public final class AccuracyBench {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, String> MAIN_OF_LABEL =
            Map.of(
                    "ORDERED", "INFO_RECEIVED",
                    "DEPARTED", "IN_TRANSIT",
                    "ARRIVED", "IN_TRANSIT",
                    "RETRIEVED", "OUT_FOR_DELIVERY",
                    "FAILED", "DELIVERY_FAILED",
                    "PICKUP_POINT", "DEPOSITED",
                    "SIGNED", "DELIVERED");

    private final Path data;
    private final EventReader reader = TrackingTables.eventReader();
    private final List<String> texts = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    /** One measured figure. */
    public record Figure(String what, int right, int of, double value, String unit) {

        static Figure share(String what, int right, int of) {
            return new Figure(what, right, of, of == 0 ? 0 : 100.0 * right / of, "%");
        }
    }

    private AccuracyBench(Path data) {
        this.data = data;
    }

    /** Arguments: none; the folder comes from the environment. */
    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var folder = System.getenv("HONGYAN_TEST_DATA");
        if (folder == null) {
            out.println("HONGYAN_TEST_DATA is not set: nothing to measure");
            return;
        }
        var bench = new AccuracyBench(Path.of(folder));
        bench.measure();
        bench.print(out);
        bench.write(Path.of("target", "bench", "accuracy.json"));
    }

    private void measure() throws IOException {
        traces();
        sheetLines();
        waybills();
        speed();
    }

    private void traces() throws IOException {
        var right = new int[2];
        var all = new int[2];
        int unread = 0;
        int parcel = 0;
        for (var trace : lines("data/traces/traces-cn.jsonl")) {
            int half = parcel++ % 2;
            for (var event : trace.get("events")) {
                var text = event.get("text").asString();
                texts.add(text);
                var labels = labels(event);
                var status = read(text);
                boolean fits = labels.contains("INFO") || labels.contains(status.main().name());
                right[half] += fits ? 1 : 0;
                all[half]++;
                unread += status == TrackingSubStatus.UNMAPPED_GENERAL ? 1 : 0;
            }
        }
        figures.add(Figure.share("main status, tuned half of the parcels", right[0], all[0]));
        figures.add(Figure.share("main status, unseen half of the parcels", right[1], all[1]));
        figures.add(Figure.share("texts left unread", unread, texts.size()));
    }

    private void sheetLines() throws IOException {
        int right = 0;
        int all = 0;
        for (var line : lines("protocols/carriers/samples/trace-lines.jsonl")) {
            var text = line.path(line.has("line") ? "line" : "text").asString();
            var accepted = new ArrayList<>(List.of(line.get("expected").asString()));
            line.path("accept").forEach(code -> accepted.add(code.asString()));
            texts.add(text);
            right += accepted.contains(read(text).code()) ? 1 : 0;
            all++;
        }
        figures.add(Figure.share("MAIN.SUB, lines of the sheet", right, all));
    }

    private void waybills() throws IOException {
        var file = data.resolve("protocols/carriers/samples/waybill-numbers.json");
        int first = 0;
        int named = 0;
        int all = 0;
        for (var test : JSON.readTree(file.toFile()).get("tests_valid")) {
            var expected = TrackingTables.carriers().find(test.get("expected").asString());
            var found = TrackingTables.waybills().recognise(test.get("number").asString());
            var code = expected.orElseThrow().code();
            first += !found.isEmpty() && found.getFirst().carrier().equals(code) ? 1 : 0;
            named += found.stream().anyMatch(one -> one.carrier().equals(code)) ? 1 : 0;
            all++;
        }
        figures.add(Figure.share("carrier of a number, first guess", first, all));
        figures.add(Figure.share("carrier of a number, among the guesses", named, all));
    }

    /** The best of many rounds over all texts: what the reading itself costs. */
    private void speed() {
        long best = Long.MAX_VALUE;
        int seen = 0;
        for (int round = 0; round < 200; round++) {
            long began = System.nanoTime();
            for (var text : texts) {
                seen += read(text).sub().length();
            }
            best = Math.min(best, System.nanoTime() - began);
        }
        double each = seen < 0 ? 0 : (double) best / texts.size();
        figures.add(new Figure("reading one text", 0, texts.size(), each, "ns"));
    }

    private TrackingSubStatus read(String text) {
        return reader.read(new Report("", Instant.EPOCH, "", text, "")).status();
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

    private List<JsonNode> lines(String file) throws IOException {
        return Files.readAllLines(data.resolve(file)).stream().map(JSON::readTree).toList();
    }

    private void print(PrintStream out) {
        out.println("tables " + reader.version());
        for (var figure : figures) {
            out.printf(
                    "%-42s %8.1f %-3s (%d of %d)%n",
                    figure.what(), figure.value(), figure.unit(), figure.right(), figure.of());
        }
    }

    private void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var report = Map.of("tables", reader.version(), "figures", figures);
        Files.writeString(file, JSON.writeValueAsString(report));
    }
}
