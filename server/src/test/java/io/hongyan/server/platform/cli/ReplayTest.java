package io.hongyan.server.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SIGNED =
            """
            {"id":"r1","carrier":"YTO","number":"YT9000000000041","events":[\
            {"time":"2026-03-02 09:00:00","text":"【雁门市】雁门柳巷网点已揽收"},\
            {"time":"2026-03-02 21:00:00","text":"【雁门市】快件离开雁门转运中心，发往雁山转运中心"},\
            {"time":"2026-03-03 09:10:00","text":"【雁山市】快件正在派送途中，派件员小雁"},\
            {"time":"2026-03-03 11:30:00","text":"【雁山市】快件已签收，签收人：本人"}]}\
            """;

    private static final String DAMAGED =
            """
            {"id":"r2","carrier":"ZTO","number":"70000000000011","events":[\
            {"time":"2026-03-02 09:00:00","text":"【雁门市】柳巷网点已揽收"},\
            {"time":"2026-03-02 15:00:00","text":"【雁门市】到件时发现外包装破损，登记异常件"}]}\
            """;

    @TempDir private Path folder;

    @Test
    void aSignedParcelCausesItsMessagesInOrder() throws IOException {
        var told = replay(0, SIGNED).getFirst();

        assertThat(told.path("status").asString()).isEqualTo("DELIVERED");
        assertThat(flows(told))
                .containsSubsequence("shipped-notice", "delivery-notice", "care-after-signing");
        var care = action(told, "care-after-signing");
        assertThat(care.path("dueAt").asString()).isEqualTo("2026-03-03T05:30:00Z");
        assertThat(told.path("anomalies").isEmpty()).isTrue();
    }

    @Test
    void aDamagedParcelCausesApologyAndClaimAndNoCare() throws IOException {
        var told = replay(0, DAMAGED).getFirst();

        assertThat(told.path("anomalies").toString()).contains("DAMAGED", "STALLED");
        assertThat(action(told, "damaged-auto-claim").path("kind").asString()).isEqualTo("message");
        assertThat(flows(told)).contains("stall-alert").doesNotContain("care-after-signing");
        assertThat(told.path("actions").toString()).contains("\"kind\":\"claim\"");
    }

    @Test
    void silenceAtTheEndOfAPartialHistorySaysNothing() throws IOException {
        var partial = DAMAGED.replace("\"id\":\"r2\"", "\"id\":\"r2\",\"partial\":true");

        assertThat(replay(0, partial).getFirst().path("anomalies").toString())
                .doesNotContain("STALLED");
    }

    @Test
    void orderAndRepetitionOfTheRecordDoNotMatter() throws IOException {
        var events = JSON.readTree(SIGNED).path("events");
        var turned = new ArrayList<JsonNode>();
        events.forEach(one -> turned.addFirst(one));
        events.forEach(turned::add);
        var line =
                "{\"id\":\"r1\",\"carrier\":\"YTO\",\"number\":\"YT9000000000041\",\"events\":"
                        + JSON.writeValueAsString(turned)
                        + "}";

        var told = replay(0, SIGNED, line);
        assertThat(told.get(1).path("actions")).isEqualTo(told.get(0).path("actions"));
        assertThat(told.get(1).path("milestones")).isEqualTo(told.get(0).path("milestones"));
    }

    @Test
    void aLineThatIsNoHistoryIsNamedAndTheOthersGoThrough() throws IOException {
        var told = replay(1, "not json", "{\"id\":\"x\"}", SIGNED);

        assertThat(told.get(0).path("error").asString()).contains("not JSON");
        assertThat(told.get(1).path("error").asString()).isEqualTo("no events");
        assertThat(told.get(2).path("status").asString()).isEqualTo("DELIVERED");
    }

    @Test
    void oddTimesAreCountedAndLeftOut() throws IOException {
        var odd =
                "{\"id\":\"o\",\"carrier\":\"SF\",\"number\":\"SF9000000000034\",\"events\":["
                        + "{\"time\":\"noon\",\"text\":\"快件已揽收\"},"
                        + "{\"date\":\"2026-03-02\",\"time\":\"14:30 PM\",\"text\":\"快件已揽收\"}]}";

        var told = replay(0, odd).getFirst();
        assertThat(told.path("unread").asInt()).isEqualTo(1);
        assertThat(told.path("milestones").get(0).path("at").asString())
                .isEqualTo("2026-03-02T06:30:00Z");
    }

    @Test
    void withoutAFileOrWithHalfAnAddressItSaysHowItIsUsed() {
        var err = new ByteArrayOutputStream();
        var none = new PrintStream(OutputStreams.nowhere(), true, StandardCharsets.UTF_8);
        var said = new PrintStream(err, true, StandardCharsets.UTF_8);

        assertThat(Replay.run(List.of(), none, said)).isEqualTo(2);
        assertThat(Replay.run(List.of("x", "--to", "http://y"), none, said)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--to URL --key KEY");
    }

    @Test
    void realHistoriesComeThrough() throws IOException {
        var root = System.getenv("HONGYAN_TEST_DATA");
        assumeTrue(root != null, "HONGYAN_TEST_DATA is not set");
        for (var name : List.of("traces-cn.jsonl", "traces-intl.jsonl")) {
            var lines = Files.readAllLines(Path.of(root, "data", "traces", name));
            var told = replay(0, lines.toArray(String[]::new));
            assertThat(told).hasSameSizeAs(lines);
            assertThat(told).noneMatch(one -> one.path("events").asInt() == 0);
        }
    }

    @Test
    void mostRealSignedParcelsEndDelivered() throws IOException {
        var root = System.getenv("HONGYAN_TEST_DATA");
        assumeTrue(root != null, "HONGYAN_TEST_DATA is not set");
        var signed =
                Files.readAllLines(Path.of(root, "data", "traces", "traces-cn.jsonl")).stream()
                        .filter(line -> JSON.readTree(line).path("state").asString("").equals("3"))
                        .toArray(String[]::new);

        var delivered =
                replay(0, signed).stream()
                        .filter(one -> one.path("status").asString().equals("DELIVERED"))
                        .count();
        assertThat(delivered).isGreaterThanOrEqualTo(signed.length * 9L / 10);
    }

    private List<JsonNode> replay(int status, String... lines) throws IOException {
        var file = Files.write(folder.resolve("recorded.jsonl"), List.of(lines));
        var out = new ByteArrayOutputStream();
        var code =
                Replay.run(
                        List.of(file.toString()),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(OutputStreams.nowhere(), true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(status);
        return out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
    }

    private static List<String> flows(JsonNode told) {
        return actions(told).map(one -> one.path("flow").asString()).toList();
    }

    private static JsonNode action(JsonNode told, String flow) {
        return actions(told)
                .filter(one -> one.path("flow").asString().equals(flow))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> actions(JsonNode told) {
        var all = new ArrayList<JsonNode>();
        told.path("actions").forEach(all::add);
        return all.stream();
    }

    /** Where nobody listens. */
    private static final class OutputStreams {

        static java.io.OutputStream nowhere() {
            return java.io.OutputStream.nullOutputStream();
        }
    }
}
