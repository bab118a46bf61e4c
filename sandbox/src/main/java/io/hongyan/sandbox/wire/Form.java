package io.hongyan.sandbox.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Form and query texts. */
public final class Form {

    private Form() {}

    /** Decodes each value exactly once; of repeated names the first counts. */
    public static Map<String, String> read(String text) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var cut = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            var name = cut < 0 ? pair : pair.substring(0, cut);
            fields.putIfAbsent(decode(name), cut < 0 ? "" : decode(pair.substring(cut + 1)));
        }
        return fields;
    }

    public static String write(Map<String, String> fields) {
        var text = new StringBuilder();
        fields.forEach((name, value) -> {
            text.append(text.isEmpty() ? "" : "&");
            text.append(encode(name)).append('=').append(encode(value));
        });
        return text.toString();
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A text that can't be decoded stays as it is. */
    public static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** As RFC 3986 wants it: a blank is {@code %20}, a star is encoded, a tilde is not. */
    public static String percent(String text) {
        return encode(text).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }
}
