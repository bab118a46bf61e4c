package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The rules for the typed values of WeChat's messages. */
final class WechatData {

    private WechatData() {}

    /** The first key whose value breaks its type's rule. */
    static Optional<String> wrongKey(JsonNode data) {
        for (var entry : data.properties()) {
            var value = Json.text(entry.getValue(), "value");
            if (value.isEmpty() || !fits(entry.getKey(), value)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    private static boolean fits(String key, String value) {
        var length = value.codePointCount(0, value.length());
        return switch (key.replaceAll("\\d+$", "")) {
            case "thing" -> length <= 20;
            case "number" -> length <= 32 && value.matches("[-+]?[\\d.]+");
            case "letter" -> length <= 32 && value.matches("[A-Za-z]+");
            case "symbol" -> length <= 5;
            case "character_string" -> length <= 32 && value.matches("\\p{ASCII}+");
            case "phone_number" -> length <= 17;
            case "car_number" -> length <= 8;
            case "name" -> length <= 20;
            case "phrase" -> length <= 5 && value.matches("\\p{IsHan}+");
            case "amount" -> value.matches("[¥￥$]?\\d{1,10}(\\.\\d{1,2})?元?");
            default -> true;
        };
    }
}
