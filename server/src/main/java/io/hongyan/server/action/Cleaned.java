package io.hongyan.server.action;

import io.hongyan.kit.Json;
import tools.jackson.databind.JsonNode;

/** A JSON tree whose texts hold only what a table can hold. */
final class Cleaned {

    private Cleaned() {}

    static JsonNode of(JsonNode node) {
        if (node.isObject()) {
            var object = Json.object();
            node.properties()
                    .forEach(field -> object.set(clean(field.getKey()), of(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            var array = Json.array();
            node.forEach(item -> array.add(of(item)));
            return array;
        }
        return node.isString() ? Json.array().add(clean(node.asString())).get(0) : node;
    }

    /** Unlike the kit's cleaning this cuts nothing off: a body may hold a long text. */
    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    boolean isHalf = point >= 0xd800 && point <= 0xdfff;
                    clean.appendCodePoint(point == 0 || isHalf ? 0xfffd : point);
                });
        return clean.toString();
    }
}
