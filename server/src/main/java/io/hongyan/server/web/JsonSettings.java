package io.hongyan.server.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How the API writes and reads JSON: times with the offset of Asia/Shanghai, input held to limits.
 */
public final class JsonSettings {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 2_000_000;
    private static final int LONGEST_NUMBER = 40;

    private JsonSettings() {}

    /** The one mapper of the API. */
    public static JsonMapper mapper() {
        var limits =
                StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build();
        var times = new SimpleModule("times").addSerializer(Instant.class, new Times());
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(times)
                .build();
    }

    /** 2026-11-22T10:00:00+08:00, with milliseconds where there are any. */
    public static String text(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.MILLIS).atZone(CHINA));
    }

    private static final class Times extends StdSerializer<Instant> {

        Times() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context)
                throws JacksonException {
            out.writeString(text(value));
        }
    }
}
