package io.hongyan.server.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for: {@code ?limit=&after=}.
 *
 * @param limit rows of a page; ask the database for one more to know whether there is a next
 * @param after null for the first page
 */
public record Paging(int limit, @Nullable Cursor after) {

    static final int USUAL = 50;
    static final int MOST = 200;

    /** The key after which the page starts; empty for the first page. Refuses another sort's. */
    public List<String> keyOf(String order, int length) {
        if (after == null) {
            return List.of();
        }
        if (!after.order().equals(order) || after.key().size() != length) {
            throw Cursor.wrong();
        }
        return after.key();
    }

    /** For the usual order, newest id first: the id after which the page starts, or null. */
    public @Nullable UUID afterId() {
        var key = keyOf("id", 1);
        return key.isEmpty() ? null : uuid(key.getFirst());
    }

    public static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Cursor.wrong();
        }
    }

    public static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Cursor.wrong();
        }
    }
}
