package io.hongyan.server.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The place after a list's last row, as the values of its sort key. A page that starts there never
 * jumps, whatever is added before it. Opaque to callers.
 *
 * @param order name of the sort it belongs to
 */
public record Cursor(String order, List<String> key) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 2000;

    public Cursor {
        key = List.copyOf(key);
    }

    public static Cursor of(String order, Object... key) {
        return new Cursor(order, Words.texts(key));
    }

    public String text() {
        var all = new ArrayList<String>();
        all.add(order);
        all.addAll(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(all));
    }

    static Cursor parse(String text) {
        if (text.length() > LONGEST) {
            throw wrong();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
            var all = JSON.readValue(bytes, String[].class);
            if (all.length == 0) {
                throw wrong();
            }
            return new Cursor(all[0], List.of(all).subList(1, all.length));
        } catch (IllegalArgumentException | NullPointerException | JacksonException e) {
            throw wrong();
        }
    }

    static Problem wrong() {
        return Problem.invalid("after", "cursor");
    }
}
