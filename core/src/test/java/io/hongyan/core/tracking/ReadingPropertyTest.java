package io.hongyan.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading is total, deterministic and bounded, whatever the text. */
class ReadingPropertyTest {

    static final List<String> SHARDS = shards();

    @Test
    void anyTextGivesTheSameEventTwice() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var report = new Report(source(random), Instant.EPOCH, code(random), text(random), "");

            var event = EventReaderTest.READER.read(report);

            assertThat(EventReaderTest.READER.read(report)).isEqualTo(event);
            assertThat(event.reading().confidence()).isBetween(0, 100);
            assertThat(event.reading().place().length()).isLessThanOrEqualTo(200);
        }
    }

    @Test
    void blanksAndWidthDoNotMatter() {
        var random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            var text = chinese(random);
            var spread = String.join("　", text.split(""));

            assertThat(status(spread)).isEqualTo(status(text));
        }
    }

    @Test
    void aReliableCodeKeepsItsMainStatusUnderAnyWords() {
        var random = new Random(9);
        var strong =
                StatusMapTest.MAP.entries().stream()
                        .filter(entry -> entry.meaning().textMaySay().isEmpty())
                        .toList();
        for (int i = 0; i < 10_000; i++) {
            var entry = strong.get(random.nextInt(strong.size()));
            var event =
                    EventReaderTest.READER.read(
                            new Report(
                                    entry.source(), Instant.EPOCH, entry.code(), text(random), ""));

            assertThat(event.status().main()).isEqualTo(entry.meaning().status().main());
        }
    }

    @Test
    @Timeout(20)
    void hostileTextsTakeNoLongerThanOrdinaryOnes() {
        var random = new Random(10);
        for (var shard : SHARDS) {
            var huge = shard.repeat(1 + 100_000 / shard.length());
            EventReaderTest.READER.read(new Report("", Instant.EPOCH, huge, huge, huge));
        }
        for (int i = 0; i < 200; i++) {
            var text = new StringBuilder();
            while (text.length() < 100_000) {
                text.append(SHARDS.get(random.nextInt(SHARDS.size())));
            }
            status(text.toString());
        }
        assertThat(Duration.ZERO).isZero();
    }

    private static TrackingSubStatus status(String text) {
        return EventReaderTest.READER.read(new Report("", Instant.EPOCH, "", text, "")).status();
    }

    private static String source(Random random) {
        return List.of("", "kdniao", "sf", "ems", "雁").get(random.nextInt(5));
    }

    private static String code(Random random) {
        return List.of("", "2", "80/", "743", "+", "\uD83D").get(random.nextInt(6));
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int parts = random.nextInt(12);
        for (int i = 0; i < parts; i++) {
            text.append(
                    random.nextInt(4) == 0
                            ? String.valueOf((char) random.nextInt(0x10000))
                            : SHARDS.get(random.nextInt(SHARDS.size())));
        }
        return text.toString();
    }

    private static String chinese(Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            var shard = SHARDS.get(random.nextInt(SHARDS.size()));
            if (shard.charAt(0) >= 0x4E00 && shard.charAt(0) < 0x9FFF) {
                text.append(shard);
            }
        }
        return text.toString();
    }

    /** All words of all patterns, and characters that break naive readers. */
    private static List<String> shards() {
        var shards = new ArrayList<String>();
        for (var rule : TextRulesTest.RULES.rules()) {
            for (var chain : TextPattern.parse(rule.when().pattern()).chains()) {
                shards.addAll(chain.words());
            }
        }
        shards.addAll(List.of("【", "】", "\uD83D\uDE00", "\uD83D", "\u202E", "\u0000", "\uFDFA"));
        shards.addAll(List.of("\u0301", "\n", "\t", "13800138000", "王**", " ", "。", "㈱"));
        return shards;
    }
}
