package io.hongyan.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.web.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The console says a flow as a sentence by itself, so that its parts can be pressed. What it must
 * say of some flows, built in and made up, is kept in a file that its own tests read.
 */
class FlowSentencesTest {

    private static final Path FILE = Path.of("../web/console/src/test/sentences.json");
    private static final int MADE_UP = 60;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    /** Run with {@code -Dhongyan.write=true} to bring the file up to date. */
    @Test
    void theConsolesSentencesAreCurrent() throws IOException {
        var told = JSON.writeValueAsString(told()) + "\n";
        if (Boolean.getBoolean("hongyan.write")) {
            Files.writeString(FILE, told);
        }

        assertThat(FILE).hasContent(told);
    }

    private static Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("zh", FlowCatalogue.of(Language.ZH));
        told.put("en", FlowCatalogue.of(Language.EN));
        var templates = new LinkedHashMap<String, String>();
        BuiltIns.templates().forEach((id, template) -> templates.put(id, template.name()));
        told.put("templates", templates);
        told.put("flows", texts().map(FlowSentencesTest::flow).toList());
        return told;
    }

    private static Stream<String> texts() {
        return Stream.concat(
                BuiltIns.flowTexts().stream(),
                IntStream.rangeClosed(1, MADE_UP)
                        .mapToObj(seed -> new FlowRoundTripTest.Generator(new Random(seed)).flow())
                        .map(FlowWriter::write));
    }

    private static Map<String, Object> flow(String yaml) {
        var flow = FlowRoundTripTest.READER.read(yaml).good();
        var told = new LinkedHashMap<String, Object>();
        told.put("yaml", yaml);
        for (var language : List.of(Language.ZH, Language.EN)) {
            told.put(
                    language == Language.ZH ? "zh" : "en",
                    Flows.sentence(flow, BuiltIns.templates(), language));
        }
        return told;
    }
}
