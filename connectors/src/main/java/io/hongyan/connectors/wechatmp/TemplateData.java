package io.hongyan.connectors.wechatmp;

import io.hongyan.kit.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The variables of a template message. WeChat names each by its kind (thing2, phrase3) and refuses
 * the message if one is empty or too long, so they are cut here. A waybill number belongs in a
 * character_string, which holds it whole.
 */
final class TemplateData {

    private TemplateData() {}

    static ObjectNode of(Map<String, String> variables) {
        var data = Json.object();
        variables.forEach((key, value) -> data.putObject(key).put("value", fitting(key, value)));
        return data;
    }

    private static String fitting(String key, String value) {
        var kind = key.replaceAll("[0-9]+$", "");
        var text = value.isBlank() ? placeholder(kind) : value.strip();
        int most = longest(kind);
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static String placeholder(String kind) {
        return kind.equals("thing") || kind.equals("phrase") || kind.equals("name") ? "无" : "-";
    }

    private static int longest(String kind) {
        return switch (kind) {
            case "thing" -> 20;
            case "phrase", "symbol" -> 5;
            case "name" -> 10;
            case "phone_number" -> 17;
            case "car_number" -> 8;
            default -> 32;
        };
    }
}
