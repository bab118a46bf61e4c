package io.hongyan.server.message;

import io.hongyan.core.flow.Field;
import io.hongyan.core.flow.FieldType;
import io.hongyan.core.message.QuietHours;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Facts as people read them: ¥89.00, 11月22日 14:00. */
final class ReadableFacts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA).withZone(QuietHours.CHINA);

    private final Map<String, String> texts = new HashMap<>();

    /** Facts of today; what is there already stays. */
    ReadableFacts add(Map<String, Object> facts) {
        facts.forEach((path, value) -> texts.putIfAbsent(path, text(path, value.toString())));
        return this;
    }

    /** Facts as the decision saw them. */
    ReadableFacts add(JsonNode vars) {
        vars.properties()
                .forEach(entry -> {
                    var value = entry.getValue();
                    if (value.isValueNode() && !value.isNull()) {
                        texts.put(entry.getKey(), text(entry.getKey(), value.asString()));
                    }
                });
        return this;
    }

    ReadableFacts put(String path, String text) {
        texts.put(path, text);
        return this;
    }

    Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    private static String text(String path, String value) {
        var type = Field.find(path).map(Field::type).orElse(FieldType.TEXT);
        return switch (type) {
            case MONEY -> money(value);
            case TIME -> time(value);
            case TRUTH -> value.equals("true") ? "是" : "否";
            case TEXT, WHOLE, TEXTS -> value;
        };
    }

    private static String money(String fen) {
        if (!fen.matches("-?[0-9]{1,15}")) {
            return fen;
        }
        var amount = Long.parseLong(fen);
        var sign = amount < 0 ? "-" : "";
        var whole = Math.abs(amount);
        return "%s¥%d.%02d".formatted(sign, whole / 100, whole % 100);
    }

    private static String time(String moment) {
        try {
            return TIME.format(Instant.parse(moment));
        } catch (DateTimeException e) {
            return moment;
        }
    }
}
