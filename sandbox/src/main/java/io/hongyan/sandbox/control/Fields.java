package io.hongyan.sandbox.control;

import io.hongyan.sandbox.wire.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads fields of a request, or says what they should be. */
final class Fields {

    private Fields() {}

    static ObjectNode body(WorldApi.Request request) {
        return request.call().json().orElseThrow(() -> new WorldApi.Bad("no JSON object"));
    }

    static boolean flag(JsonNode body, String field) {
        if (!body.path(field).isBoolean()) {
            throw new WorldApi.Bad(field + " must be true or false");
        }
        return body.path(field).booleanValue();
    }

    static double number(JsonNode body, String field, double least, double most) {
        var value = body.path(field);
        if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
            throw new WorldApi.Bad(
                    "%s must be a number from %s to %s".formatted(field, least, most));
        }
        return value.asDouble();
    }

    static Instant instant(JsonNode body, String field) {
        try {
            return OffsetDateTime.parse(Json.text(body, field)).toInstant();
        } catch (DateTimeException e) {
            throw new WorldApi.Bad(field + " must be a time such as 2026-11-22T10:00:00+08:00");
        }
    }

    static Duration duration(JsonNode body, String field) {
        try {
            return Duration.parse(Json.text(body, field));
        } catch (DateTimeException e) {
            throw new WorldApi.Bad(field + " must be a duration such as PT1H or P1D");
        }
    }

    static int whole(Map<String, String> fields, String name, int otherwise) {
        var text = fields.getOrDefault(name, "");
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
