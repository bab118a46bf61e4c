package io.hongyan.server.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LineAnswersTest {

    static final JsonMapper JSON = new JsonMapper();

    @Test
    void aTextIsAnsweredWithExactlyTheFieldsOfTheContract() {
        var answer = classify("【雁城市】快件离开【雁栖】发往【柳荫】\n").getFirst();

        assertThat(answer.propertyNames())
                .containsExactly("status", "substatus", "place", "matched", "confidence");
        assertThat(answer.get("status").asString()).isEqualTo("IN_TRANSIT");
        assertThat(answer.get("substatus").asString()).isEqualTo("DEPARTED_HUB");
        assertThat(answer.get("place").asString()).isEqualTo("雁栖");
        assertThat(answer.get("matched").get(0).asString()).isEqualTo("离开");
        assertThat(answer.get("confidence").asDouble()).isBetween(0.5, 1.0);
    }

    @Test
    void aJsonLineGivesItsText() {
        var lines =
                """
                {"text":"快件已揽收","carrier":"YTO"}
                {"carrier":{"code":["a"]},"text":"快件已揽收","more":null}
                "快件已揽收"
                """;

        assertThat(classify(lines))
                .hasSize(3)
                .allMatch(answer -> answer.get("status").asString().equals("PICKED_UP"));
    }

    @Test
    void everyLineIsAnsweredHoweverOdd() {
        var lines =
                List.of("", "{", "{\"text\":", "{\"text\":null}", "[]", "\u0000", "\uD83D\uDE00");
        var answers = classify(String.join("\n", lines) + "\r\n" + "签收".repeat(2_000_000));

        assertThat(answers).hasSize(lines.size() + 1);
        assertThat(answers.getFirst().get("status").asString()).isEqualTo("UNMAPPED");
        assertThat(answers.getLast().get("status").asString()).isEqualTo("DELIVERED");
    }

    @Test
    void bytesThatAreNoUtf8AreAnsweredToo() {
        var bytes = new byte[] {(byte) 0xC7, (byte) 0xA9, '\n', (byte) 0xFF, '\n'};
        var out = new ByteArrayOutputStream();

        int exit = TraceClassify.run(new ByteArrayInputStream(bytes), print(out));

        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void aMarkAtTheBeginningIsNoPartOfTheText() {
        assertThat(classify("\uFEFF{\"text\":\"已揽收\"}").getFirst().get("status").asString())
                .isEqualTo("PICKED_UP");
    }

    @Test
    void anAnswerLeavesBeforeTheNextLineComes() {
        var out = new ByteArrayOutputStream();
        var second =
                new InputStream() {
                    @Override
                    public int read() {
                        assertThat(out.toString(StandardCharsets.UTF_8)).contains("PICKED_UP");
                        return -1;
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) {
                        return read();
                    }
                };
        var first = new ByteArrayInputStream("已揽收\n".getBytes(StandardCharsets.UTF_8));

        assertThat(TraceClassify.run(new SequenceInputStream(first, second), print(out))).isZero();
    }

    @Test
    void numbersAreAnsweredWithTheirCarriers() {
        var answers = answers("SF1700000000017\n13800138000\n\n", CarrierRecognise::run);

        assertThat(answers).hasSize(3);
        assertThat(answers.getFirst().propertyNames()).containsExactly("candidates");
        var best = answers.getFirst().get("candidates").get(0);
        assertThat(best.propertyNames()).containsExactly("carrier", "confidence");
        assertThat(best.get("carrier").asString()).isEqualTo("SF");
        assertThat(best.get("confidence").asDouble()).isEqualTo(0.95);
        assertThat(answers.get(1).get("candidates")).isEmpty();
        assertThat(answers.get(2).get("candidates")).isEmpty();
    }

    private static List<JsonNode> classify(String lines) {
        return answers(lines, TraceClassify::run);
    }

    private static List<JsonNode> answers(
            String lines, BiFunction<InputStream, PrintStream, Integer> command) {
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        assertThat(command.apply(in, print(out))).isZero();
        return out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
    }

    private static PrintStream print(ByteArrayOutputStream out) {
        return new PrintStream(out, false, StandardCharsets.US_ASCII);
    }
}
