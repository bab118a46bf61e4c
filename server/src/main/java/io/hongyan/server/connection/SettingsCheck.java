package io.hongyan.server.connection;

import io.hongyan.kit.Card;
import io.hongyan.server.web.FieldError;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds settings to their connector's card. */
final class SettingsCheck {

    private static final int LONGEST = 10_000;

    private final Card card;
    private final Map<String, String> held;
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, String> values = new TreeMap<>();

    /**
     * @param held what is stored: a secret that is not sent again stays as it is
     */
    SettingsCheck(Card card, Map<String, String> held) {
        this.card = card;
        this.held = held;
    }

    Map<String, String> check(Map<String, @Nullable Object> sent) {
        var names = new HashSet<String>();
        for (var field : card.fields()) {
            names.add(field.name());
            take(field, sent.get(field.name()));
        }
        for (var name : sent.keySet()) {
            if (!names.contains(name)) {
                errors.add(error(name, "connection.unknown_setting", card.name()));
            }
        }
        return values;
    }

    List<FieldError> errors() {
        return errors;
    }

    private void take(Card.Field field, @Nullable Object sent) {
        var value = sent == null ? "" : String.valueOf(sent).strip();
        if (value.isEmpty() && field.kind() == Card.Kind.SECRET) {
            value = held.getOrDefault(field.name(), "");
        }
        if (value.isEmpty()) {
            if (field.required()) {
                errors.add(error(field.name(), "required"));
            }
            return;
        }
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            errors.add(error(field.name(), "type"));
            return;
        }
        if (!fits(field, value)) {
            errors.add(error(field.name(), "connection.setting", field.kind()));
            return;
        }
        values.put(field.name(), value);
    }

    private static boolean fits(Card.Field field, String value) {
        return switch (field.kind()) {
            case TEXT, SECRET -> true;
            case URL -> isAddress(value);
            case NUMBER -> value.matches("-?[0-9]{1,9}");
            case SWITCH -> value.equals("true") || value.equals("false");
            case CHOICE -> field.choices().contains(value);
        };
    }

    private static boolean isAddress(String value) {
        try {
            var address = URI.create(value);
            return address.getHost() != null
                    && address.getUserInfo() == null
                    && ("https".equalsIgnoreCase(address.getScheme())
                            || "http".equalsIgnoreCase(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static FieldError error(String name, String code, Object... args) {
        return FieldError.of("settings." + name, code, args);
    }
}
