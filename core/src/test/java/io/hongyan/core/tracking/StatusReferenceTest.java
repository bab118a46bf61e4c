package io.hongyan.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Writes {@code docs/reference/statuses.md} from the enums and the status map. Run with {@code
 * -Dhongyan.update=true} to rewrite it.
 */
class StatusReferenceTest {

    static final Path FOLDER = Path.of("../docs/reference");

    static final Path PAGE = FOLDER.resolve("statuses.md");

    static final Path SOURCES = Path.of("src/main/java/io/hongyan/core/tracking");

    @Test
    void thePageSaysWhatTheTablesSay() throws IOException {
        var page = page();
        if (Boolean.getBoolean("hongyan.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("stale: run this test with -Dhongyan.update=true")
                .isEqualTo(page);
    }

    private static String page() throws IOException {
        var page = new StringBuilder();
        page.append("# Statuses\n\n")
                .append("Written by `StatusReferenceTest` from the enums and the status map")
                .append(" (version ")
                .append(StatusMapTest.MAP.version())
                .append("); change those, then run the test with `-Dhongyan.update=true`.\n\n")
                .append("A source's code decides; the words of the scan refine it inside the same")
                .append(" main status, and overrule weak codes only. A code that is not here is")
                .append(" `UNMAPPED.GENERAL` (未识别).\n");
        for (var main : TrackingStatus.values()) {
            page.append("\n## ").append(main).append(' ');
            page.append(meaning("TrackingStatus", main.name())).append("\n\n");
            page.append("| code | meaning | codes of the sources |\n|---|---|---|\n");
            for (var status : TrackingSubStatus.values()) {
                if (status.main() == main) {
                    page.append(
                            "| `%s` | %s | %s |\n"
                                    .formatted(
                                            status.code(),
                                            meaning("TrackingSubStatus", status.name()),
                                            codes(entry -> saysOfItself(entry, status))));
                }
            }
        }
        page.append("\n## Weak codes\n\nThe words may change the main status: ")
                .append(codes(entry -> !entry.meaning().textMaySay().isEmpty()))
                .append(".\n\n## Computed codes\n\nThe source concluded them without a scan: they")
                .append(" open an anomaly and never move the parcel: ")
                .append(codes(entry -> entry.meaning().computed()))
                .append(".\n\n## Reversals\n\n| scan | cancels |\n|---|---|\n");
        StatusMapTest.MAP.entries().forEach(entry -> reversal(entry, page));
        return page.toString();
    }

    private static boolean saysOfItself(StatusMap.Entry entry, TrackingSubStatus status) {
        boolean onlyReverses =
                status == TrackingSubStatus.UNMAPPED_GENERAL && entry.meaning().reversal() != null;
        return entry.meaning().status() == status && !onlyReverses;
    }

    private static void reversal(StatusMap.Entry entry, StringBuilder page) {
        var reversal = entry.meaning().reversal();
        if (reversal != null) {
            page.append(
                    "| %s %s %s | %s |\n"
                            .formatted(
                                    entry.source(),
                                    entry.code(),
                                    entry.name(),
                                    String.join(", ", reversal.codes())));
        }
    }

    private static String codes(Predicate<StatusMap.Entry> wanted) {
        var bySource = new TreeMap<String, String>();
        StatusMapTest.MAP.entries().stream()
                .filter(wanted)
                .forEach(entry ->
                        bySource.merge(entry.source(), entry.code(), StatusReferenceTest::join));
        return bySource.entrySet().stream()
                .map(entry -> "**" + entry.getKey() + "** " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String join(String left, String right) {
        return left + ", " + right;
    }

    /** The sentence above a constant: {@code 已签收: signed, signer not known}. */
    private static String meaning(String type, String constant) throws IOException {
        var source = Files.readString(SOURCES.resolve(type + ".java"));
        var above =
                Pattern.compile("/\\*\\* ([^*]+)\\. \\*/\\s+" + constant + "\\b").matcher(source);
        assertThat(above.find()).as("a sentence above %s", constant).isTrue();
        return Arrays.stream(above.group(1).split(": ", 2))
                .map(part -> part.replace("|", "/"))
                .collect(Collectors.joining(": "));
    }
}
