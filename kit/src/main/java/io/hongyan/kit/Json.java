package io.hongyan.kit;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON as vendors really write it: numbers and booleans as texts and the other way round,
 * null for anything, fields nobody told us about. Whatever is wrong ends as {@link UnreadableJson}.
 */
public final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxNumberLength(1_000)
                                    .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private static final JsonMapper MAPPER =
            JsonMapper.builder(FACTORY)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private static final int TEXT_LIMIT = 2_000;

    private Json() {}

    /** Not JSON, not UTF-8, too deep, or of another shape. */
    public static final class UnreadableJson extends RuntimeException {

        public UnreadableJson(String what) {
            super(what);
        }

        public UnreadableJson(JacksonException cause) {
            super(cause.getOriginalMessage(), cause);
        }

        /** What is wrong; never null. */
        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    public static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new UnreadableJson(e);
        }
    }

    public static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new UnreadableJson(e);
        }
    }

    public static <T> T read(byte[] body, Class<T> shape) {
        try {
            return MAPPER.readValue(body, shape);
        } catch (JacksonException e) {
            throw new UnreadableJson(e);
        }
    }

    /** A token stream for the paths that must be short. */
    public static JsonParser stream(byte[] body) {
        return FACTORY.createParser(ObjectReadContext.empty(), body);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** A field's scalar as text; empty if it is missing, null or no scalar. */
    public static String text(@Nullable JsonNode node, String field) {
        if (node == null) {
            return "";
        }
        return text(node.get(field));
    }

    public static String text(@Nullable JsonNode scalar) {
        if (scalar == null || scalar.isNull() || scalar.isContainer()) {
            return "";
        }
        return clean(scalar.asString());
    }

    /** {@code true}, {@code "true"}, {@code 1} and {@code "1"}. */
    public static boolean isTrue(String scalar) {
        return scalar.equalsIgnoreCase("true") || scalar.equals("1");
    }

    /**
     * The scalar under the cursor as text, empty for null. An object or array is skipped whole and
     * read as empty.
     */
    public static String text(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return clean(json.getString());
        }
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            json.skipChildren();
            return "";
        }
        return token == JsonToken.VALUE_NULL || token == null ? "" : clean(json.getString());
    }

    /**
     * The text without what no table can hold (NUL, halves of a surrogate pair), cut at 2,000
     * characters. The same text always gives the same result: it is part of a report's identity.
     */
    public static String clean(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || (c >= '\ud800' && c <= '\udfff')) {
                return cut(cleaned(text));
            }
        }
        return cut(text);
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    boolean isHalf = point >= 0xd800 && point <= 0xdfff;
                    clean.appendCodePoint(point == 0 || isHalf ? 0xfffd : point);
                });
        return clean.toString();
    }

    private static String cut(String text) {
        if (text.length() <= TEXT_LIMIT) {
            return text;
        }
        int end =
                Character.isHighSurrogate(text.charAt(TEXT_LIMIT - 1))
                        ? TEXT_LIMIT - 1
                        : TEXT_LIMIT;
        return text.substring(0, end);
    }
}
