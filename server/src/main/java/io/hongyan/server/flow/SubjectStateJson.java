package io.hongyan.server.flow;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.flow.Field;
import io.hongyan.core.flow.FieldType;
import io.hongyan.core.flow.Run;
import io.hongyan.core.flow.SubjectState;
import io.hongyan.core.flow.Trigger;
import io.hongyan.core.message.Purpose;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * A subject's flow state as compact JSON. The empty state is the empty text and costs nothing. What
 * a later program wrote and this one does not know is skipped.
 */
public final class SubjectStateJson {

    private static final JsonFactory JSON = new JsonFactory();

    private SubjectStateJson() {}

    public static String write(SubjectState state) {
        if (state.isEmpty()) {
            return "";
        }
        var out = new StringWriter(256);
        try (var json = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            writeTimes(json, "f", state.fired());
            if (!state.sent().isEmpty()) {
                writeSent(json, state.sent());
            }
            writeTexts(json, "t", state.tags().stream().sorted().toList());
            if (!state.runs().isEmpty()) {
                json.writeArrayPropertyStart("r");
                state.runs().forEach(run -> writeRun(json, run));
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return out.toString();
    }

    private static void writeTimes(JsonGenerator json, String name, Map<String, Instant> times) {
        if (!times.isEmpty()) {
            json.writeObjectPropertyStart(name);
            new TreeMap<>(times)
                    .forEach((key, at) -> json.writeNumberProperty(key, at.toEpochMilli()));
            json.writeEndObject();
        }
    }

    private static void writeSent(JsonGenerator json, Map<Purpose, SubjectState.Sent> sent) {
        json.writeObjectPropertyStart("s");
        new TreeMap<>(sent)
                .forEach((purpose, message) -> {
                    json.writeArrayPropertyStart(purpose.name());
                    json.writeNumber(message.due().toEpochMilli());
                    json.writeString(message.group());
                    json.writeEndArray();
                });
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.writeArrayPropertyStart(name);
            texts.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private static void writeRun(JsonGenerator json, Run run) {
        var start = run.start();
        json.writeStartObject();
        json.writeStringProperty("f", run.flow());
        json.writeNumberProperty("v", run.version());
        json.writeStringProperty("on", start.trigger().wireName());
        json.writeStringProperty("o", start.occurrence());
        json.writeNumberProperty("at", start.at().toEpochMilli());
        json.writeStringProperty("k", start.keyed().wireName());
        json.writeArrayPropertyStart("p");
        run.path().forEach(json::writeNumber);
        json.writeEndArray();
        switch (run.await()) {
            case Run.Await.Time _ -> {}
            case Run.Await.News(var trigger) -> json.writeStringProperty("w", trigger.wireName());
            case Run.Await.Decision(var key) -> json.writeStringProperty("d", key);
        }
        var due = run.due();
        if (due != null) {
            json.writeNumberProperty("u", due.toEpochMilli());
        }
        writeTexts(json, "n", start.seen());
        writeFacts(json, start.facts());
        json.writeEndObject();
    }

    private static void writeFacts(JsonGenerator json, Map<String, Object> facts) {
        if (facts.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("x");
        new TreeMap<>(facts)
                .forEach((path, value) -> {
                    switch (value) {
                        case Long number -> json.writeNumberProperty(path, number);
                        case Integer number -> json.writeNumberProperty(path, number);
                        case Boolean truth -> json.writeBooleanProperty(path, truth);
                        case Instant at -> json.writeNumberProperty(path, at.toEpochMilli());
                        default -> json.writeStringProperty(path, value.toString());
                    }
                });
        json.writeEndObject();
    }

    public static SubjectState read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return SubjectState.EMPTY;
        }
        try (var json = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            json.nextToken();
            return readState(json);
        }
    }

    private static SubjectState readState(JsonParser json) {
        Map<String, Instant> fired = Map.of();
        var sent = new EnumMap<Purpose, SubjectState.Sent>(Purpose.class);
        var tags = new HashSet<String>();
        var runs = new ArrayList<Run>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "f" -> fired = readTimes(json);
                case "s" -> readSent(json, sent);
                case "t" -> tags.addAll(readTexts(json));
                case "r" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        readRun(json, runs);
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new SubjectState(fired, runs, sent, tags);
    }

    private static Map<String, Instant> readTimes(JsonParser json) {
        var times = new HashMap<String, Instant>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            times.put(name, Instant.ofEpochMilli(json.getLongValue()));
        }
        return times;
    }

    private static void readSent(JsonParser json, Map<Purpose, SubjectState.Sent> sent) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var purpose = Purpose.find(json.currentName());
            json.nextToken();
            json.nextToken();
            var due = Instant.ofEpochMilli(json.getLongValue());
            json.nextToken();
            var group = json.getString();
            json.nextToken();
            purpose.ifPresent(known -> sent.put(known, new SubjectState.Sent(due, group)));
        }
    }

    private static List<String> readTexts(JsonParser json) {
        var texts = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getString());
        }
        return texts;
    }

    /** A run whose trigger this program does not know is left out: it could not go on. */
    private static void readRun(JsonParser json, List<Run> runs) {
        var parts = new Parts();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            parts.take(name, json);
        }
        var run = parts.run();
        if (run != null) {
            runs.add(run);
        }
    }

    private static Map<String, Object> readFacts(JsonParser json) {
        var facts = new HashMap<String, Object>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var path = json.currentName();
            switch (json.nextToken()) {
                case VALUE_NUMBER_INT -> facts.put(path, number(path, json.getLongValue()));
                case VALUE_TRUE -> facts.put(path, true);
                case VALUE_FALSE -> facts.put(path, false);
                case VALUE_STRING -> facts.put(path, json.getString());
                default -> json.skipChildren();
            }
        }
        return facts;
    }

    private static Object number(String path, long value) {
        return Field.find(path).map(Field::type).orElse(FieldType.WHOLE) == FieldType.TIME
                ? Instant.ofEpochMilli(value)
                : (Object) value;
    }

    /** A run while it is being read. */
    private static final class Parts {

        private String flow = "";
        private int version;
        private @Nullable Trigger trigger;
        private String occurrence = "";
        private Instant at = Instant.EPOCH;
        private String keyed = "";
        private final List<Integer> path = new ArrayList<>();
        private Run.@Nullable Await await = new Run.Await.Time();
        private @Nullable Instant due;
        private List<String> seen = List.of();
        private Map<String, Object> facts = Map.of();

        void take(String name, JsonParser json) {
            switch (name) {
                case "f" -> flow = json.getString();
                case "v" -> version = json.getIntValue();
                case "on" -> trigger = Trigger.find(json.getString()).orElse(null);
                case "o" -> occurrence = json.getString();
                case "at" -> at = Instant.ofEpochMilli(json.getLongValue());
                case "k" -> keyed = json.getString();
                case "p" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        path.add(json.getIntValue());
                    }
                }
                case "w" ->
                        await =
                                Trigger.find(json.getString())
                                        .map(Run.Await.News::new)
                                        .orElse(null);
                case "d" -> await = new Run.Await.Decision(json.getString());
                case "u" -> due = Instant.ofEpochMilli(json.getLongValue());
                case "n" -> seen = readTexts(json);
                case "x" -> facts = readFacts(json);
                default -> json.skipChildren();
            }
        }

        @Nullable Run run() {
            int colon = keyed.indexOf(':');
            if (trigger == null || await == null || colon < 0) {
                return null;
            }
            var kind = SubjectKind.valueOf(keyed.substring(0, colon).toUpperCase(Locale.ROOT));
            var subject = new Subject(kind, UUID.fromString(keyed.substring(colon + 1)));
            var start = new Run.Start(trigger, occurrence, at, subject, facts, seen);
            return new Run(flow, version, start, path, await, due);
        }
    }
}
