package io.hongyan.server.platform.cli;

import io.hongyan.core.tracking.EventReader;
import io.hongyan.core.tracking.Report;
import io.hongyan.kit.TrackingTables;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * {@code hongyan trace classify}: scan texts on the input, one a line, or {@code {"text":…,
 * "carrier":…}}; for each what we read in it. The carrier is accepted and does not matter: our
 * patterns hold for all.
 */
public final class TraceClassify {

    private TraceClassify() {}

    public static int run(InputStream in, PrintStream out) {
        var reader = TrackingTables.eventReader();
        return LineAnswers.run(in, out, (line, json) -> classify(reader, line, json));
    }

    private static void classify(EventReader reader, String line, JsonGenerator json) {
        var event = reader.read(new Report("", Instant.EPOCH, "", textOf(line), ""));
        json.writeStringProperty("status", event.status().main().name());
        json.writeStringProperty("substatus", event.status().sub());
        json.writeStringProperty("place", event.reading().place());
        json.writeArrayPropertyStart("matched");
        event.reading().matched().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("confidence", BigDecimal.valueOf(event.reading().confidence(), 2));
    }

    /** The text of a JSON line; any other line is the text itself. */
    static String textOf(String line) {
        var json = line.stripLeading();
        if (!json.startsWith("{") && !json.startsWith("\"")) {
            return line;
        }
        try (var parser = LineAnswers.JSON.createParser(ObjectReadContext.empty(), json)) {
            var token = parser.nextToken();
            String text = null;
            if (token == JsonToken.VALUE_STRING) {
                text = parser.getString();
            }
            while (token == JsonToken.START_OBJECT && parser.nextName() != null) {
                boolean wanted = parser.currentName().equals("text");
                if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                    text = parser.getString();
                }
                parser.skipChildren();
            }
            return text == null || parser.nextToken() != null ? line : text;
        } catch (JacksonException e) {
            return line;
        }
    }
}
