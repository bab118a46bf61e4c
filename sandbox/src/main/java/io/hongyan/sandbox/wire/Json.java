package io.hongyan.sandbox.wire;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees: what others send is looked at field by field and never trusted. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Empty if it is no JSON at all. */
    public static Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(n -> !n.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static <T> T as(JsonNode tree, Class<T> type) {
        return MAPPER.treeToValue(tree, type);
    }

    /** The field as text; numbers and booleans count as text, all else is empty. */
    public static String text(JsonNode from, String field) {
        var value = from.get(field);
        if (value == null || value.isNull() || value.isContainer()) {
            return "";
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
