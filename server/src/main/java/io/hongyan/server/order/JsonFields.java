package io.hongyan.server.order;

import io.hongyan.server.web.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes fields out of a JSON object; what is wrong is collected with its path. */
final class JsonFields {

    private static final long MOST_MONEY = 1_000_000_000_000L;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final JsonNode node;
    private final String path;
    private final List<FieldError> errors;

    JsonFields(JsonNode node, String path, List<FieldError> errors) {
        this.node = node;
        this.path = path;
        this.errors = errors;
    }

    /** An amount and its currency. */
    record Amount(long amount, String currency) {}

    List<FieldError> errors() {
        return errors;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    JsonNode raw(String name) {
        return node.path(name);
    }

    void wrong(String name, String code, Object... args) {
        errors.add(FieldError.of(path + name, code, args));
    }

    /** The object under this name; an empty one if it is not there or is none. */
    JsonFields object(String name) {
        var child = node.path(name);
        if (has(name) && !child.isObject()) {
            wrong(name, "type");
        }
        return new JsonFields(child, path + name + ".", errors);
    }

    List<JsonFields> list(String name, int most) {
        var child = node.path(name);
        if (!has(name)) {
            return List.of();
        }
        if (!child.isArray()) {
            wrong(name, "type");
            return List.of();
        }
        if (child.size() > most) {
            wrong(name, "order.too_many", most);
            return List.of();
        }
        var all = new ArrayList<JsonFields>();
        for (int i = 0; i < child.size(); i++) {
            if (!child.get(i).isObject()) {
                wrong(name + "[" + i + "]", "type");
            } else {
                all.add(new JsonFields(child.get(i), path + name + "[" + i + "].", errors));
            }
        }
        return all;
    }

    /** A text; empty if it is not there. Numbers are taken for texts: shops write ids so. */
    String text(String name, int longest) {
        var child = node.path(name);
        if (!has(name)) {
            return "";
        }
        if (!child.isString() && !child.isIntegralNumber()) {
            wrong(name, "type");
            return "";
        }
        var text = child.asString().strip();
        if (text.length() > longest) {
            wrong(name, "too_long", longest);
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            wrong(name, "order.control_characters");
        }
        return text.replace('\0', ' ');
    }

    String required(String name, int longest) {
        var before = errors.size();
        var text = text(name, longest);
        if (text.isEmpty() && errors.size() == before) {
            wrong(name, "required");
        }
        return text;
    }

    String matching(String name, int longest, Pattern pattern, String code) {
        var before = errors.size();
        var text = text(name, longest);
        if (!text.isEmpty() && errors.size() == before && !pattern.matcher(text).matches()) {
            wrong(name, code);
        }
        return text;
    }

    int whole(String name, int least, int most, int fallback) {
        if (!has(name)) {
            return fallback;
        }
        var child = node.path(name);
        if (!child.isIntegralNumber() || !child.canConvertToLong()) {
            wrong(name, "type");
            return fallback;
        }
        var value = child.asLong();
        if (value < least || value > most) {
            wrong(name, "order.range", least, most);
            return fallback;
        }
        return (int) value;
    }

    /** Whole minor units and a currency: never a fraction. */
    @Nullable Amount money(String name) {
        if (!has(name)) {
            return null;
        }
        var child = node.path(name);
        if (!child.isObject()) {
            wrong(name, "order.money");
            return null;
        }
        var amount = child.path("amount");
        var currency = child.path("currency");
        if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
            wrong(name + ".amount", child.hasNonNull("amount") ? "order.money" : "required");
            return null;
        }
        if (amount.asLong() < 0 || amount.asLong() > MOST_MONEY) {
            wrong(name + ".amount", "order.range", 0, MOST_MONEY);
            return null;
        }
        if (!currency.isString() || !isCurrency(currency.asString())) {
            wrong(name + ".currency", currency.isString() ? "order.currency" : "required");
            return null;
        }
        return new Amount(amount.asLong(), currency.asString());
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(c -> c.getCurrencyCode().equals(code));
    }

    /** An instant written with its offset. */
    @Nullable Instant time(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(node.path(name).asString("")).toInstant();
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                wrong(name, "order.time");
                return null;
            }
            return at;
        } catch (DateTimeException e) {
            wrong(name, "order.time");
            return null;
        }
    }
}
