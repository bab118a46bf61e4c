package io.hongyan.server.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to send as {@code after} for the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** Of up to limit + 1 rows, with the cursor of the last one shown. */
    public static <T> Page<T> of(List<T> rows, Paging paging, Function<T, Cursor> cursor) {
        if (rows.size() <= paging.limit()) {
            return new Page<>(rows, null);
        }
        var shown = rows.subList(0, paging.limit());
        return new Page<>(shown, cursor.apply(shown.getLast()).text());
    }

    /** For lists in the order of their ids, newest first. */
    public static <T> Page<T> byId(List<T> rows, Paging paging, Function<T, UUID> id) {
        return of(rows, paging, row -> Cursor.of("id", id.apply(row)));
    }
}
