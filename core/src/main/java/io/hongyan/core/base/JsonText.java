package io.hongyan.core.base;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes small JSON texts: maps, lists and sets, strings, whole numbers, booleans, null. Anything
 * else (a time, a UUID, an enum) is written as its text.
 */
public final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    public static String of(@Nullable Object value) {
        var out = new StringBuilder(128);
        write(out, value);
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> writeObject(out, map);
            case Iterable<?> items -> writeArray(out, items);
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case Boolean truth -> out.append(truth.booleanValue());
            default -> writeString(out, value.toString());
        }
    }

    private static void writeObject(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        var separator = "";
        for (var entry : map.entrySet()) {
            out.append(separator);
            writeString(out, String.valueOf(entry.getKey()));
            out.append(':');
            write(out, entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void writeArray(StringBuilder out, Iterable<?> items) {
        out.append('[');
        var separator = "";
        for (var item : items) {
            out.append(separator);
            write(out, item);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            writeCharacter(out, text.charAt(i));
        }
        out.append('"');
    }

    private static void writeCharacter(StringBuilder out, char c) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            // Half a surrogate pair would not survive UTF-8; escaped, both halves do.
            out.append("\\u")
                    .append(HEX.charAt(c >> 12))
                    .append(HEX.charAt((c >> 8) & 15))
                    .append(HEX.charAt((c >> 4) & 15))
                    .append(HEX.charAt(c & 15));
        } else {
            out.append(c);
        }
    }
}
