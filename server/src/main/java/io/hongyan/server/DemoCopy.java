package io.hongyan.server;

import io.hongyan.server.platform.DatabaseTrouble;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Rows of several tables on their way to the database by COPY, a few thousand at a time. */
final class DemoCopy {

    private static final int ENOUGH = 4 << 20;
    private static final HexFormat HEX = HexFormat.of();

    private final CopyManager copy;
    private final Map<String, StringBuilder> waiting = new LinkedHashMap<>();
    private final Map<String, String> columns;
    private long rows;

    /**
     * @param columns by table, as they stand in a COPY command
     */
    DemoCopy(Connection asOwner, Map<String, String> columns) throws SQLException {
        this.copy = asOwner.unwrap(PGConnection.class).getCopyAPI();
        this.columns = Map.copyOf(columns);
    }

    /** One row; its values stand in the order of the table's columns. */
    void add(String table, @Nullable Object... values) {
        var text = waiting.computeIfAbsent(table, _ -> new StringBuilder(ENOUGH + 4096));
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            write(text, values[i]);
        }
        text.append('\n');
        rows++;
        if (text.length() > ENOUGH) {
            flush(table, text);
        }
    }

    private static void write(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case byte[] bytes -> text.append("\\\\x").append(HEX.formatHex(bytes));
            case Boolean truth -> text.append(truth ? 't' : 'f');
            case Collection<?> all ->
                    text.append(
                            all.stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(",", "{", "}")));
            case String words -> escape(text, words);
            default -> text.append(value);
        }
    }

    private static void escape(StringBuilder text, String words) {
        for (int i = 0; i < words.length(); i++) {
            var c = words.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private void flush(String table, StringBuilder text) {
        try {
            copy.copyIn(
                    "copy " + table + " (" + columns.get(table) + ") from stdin",
                    new StringReader(text.toString()));
            text.setLength(0);
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends what is left; returns how many rows there were in all. */
    long finish() {
        waiting.forEach((table, text) -> {
            if (!text.isEmpty()) {
                flush(table, text);
            }
        });
        return rows;
    }
}
