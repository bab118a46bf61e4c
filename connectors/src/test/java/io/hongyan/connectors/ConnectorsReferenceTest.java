package io.hongyan.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.Card;
import io.hongyan.kit.Connector;
import io.hongyan.kit.Connectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/reference/connectors.md} true: it is what the cards and READMEs say. */
class ConnectorsReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "connectors.md");

    private static final Connectors ALL = Connectors.installed();

    /** {@code mvn test -Ddocs.write=true} writes the page anew. */
    @Test
    void thePageSaysWhatTheConnectorsSay() throws IOException {
        var page = page();
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).exists();
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void allThatShouldBeThereAreThere() {
        assertThat(ALL.cards())
                .extracting(Card::name)
                .containsExactly(
                        "aliyun-sms",
                        "kdniao",
                        "kuaidi100",
                        "sf",
                        "smtp",
                        "standard",
                        "tencent-sms",
                        "webhook",
                        "wechat-mp",
                        "wecom");
    }

    @Test
    void everySettingIsAskedForInBothLanguagesAndBySomeKindOfField() {
        for (var card : ALL.cards()) {
            assertThat(card.fields()).isNotEmpty();
            for (var field : card.fields()) {
                assertThat(field.name()).as(card.name()).matches("[a-z][A-Za-z0-9]*");
                assertThat(List.of(field.label().zh(), field.label().en())).doesNotContain("");
                assertThat(List.of(field.help().zh(), field.help().en())).doesNotContain("");
                assertThat(field.choices().isEmpty()).isEqualTo(field.kind() != Card.Kind.CHOICE);
            }
        }
    }

    private static String page() {
        return """
        # Connectors

        Made from the connectors' cards and READMEs by `ConnectorsReferenceTest`; do not edit. \
        Settings are named as their provider names them.

        """
                + ALL.cards().stream()
                        .map(ConnectorsReferenceTest::section)
                        .collect(Collectors.joining("\n"));
    }

    private static String section(Card card) {
        var roles =
                card.roles().stream()
                        .map(Card.Role::wireName)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "## `%s`: %s (%s)\n\nRole: %s\n\n%s\n%s"
                .formatted(
                        card.name(),
                        card.title().zh(),
                        card.title().en(),
                        roles,
                        settings(card),
                        readme(card));
    }

    private static String settings(Card card) {
        return "| setting | kind | required | meaning |\n| --- | --- | --- | --- |\n"
                + card.fields().stream()
                        .map(ConnectorsReferenceTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(Card.Field field) {
        var kind =
                field.kind() == Card.Kind.CHOICE
                        ? String.join(" / ", field.choices())
                        : field.kind().name().toLowerCase(Locale.ROOT);
        var fallback = field.fallback().isEmpty() ? "no" : "no (" + field.fallback() + ")";
        return "| `%s` | %s | %s | %s: %s |\n"
                .formatted(
                        field.name(),
                        kind,
                        field.required() ? "yes" : fallback,
                        field.label().en(),
                        field.help().en());
    }

    /** The connector's own words, its title left out and its headings one level down. */
    private static String readme(Card card) {
        var connector = ALL.find(card.name(), Connector.class).orElseThrow();
        try (var file = connector.getClass().getResourceAsStream("README.md")) {
            assertThat(file).as("README of %s", card.name()).isNotNull();
            var text = file == null ? "" : new String(file.readAllBytes(), UTF_8);
            return text.substring(text.indexOf('\n') + 1).replace("\n## ", "\n### ");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
