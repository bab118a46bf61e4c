package io.hongyan.server.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into columns for one statement: {@code insert … select from unnest(?, ?, …)} writes a
 * batch in one round trip. The arrays are bound in the order in which they are added.
 */
public final class Columns<T> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int next = 1;

    public Columns(Connection connection, PreparedStatement statement, List<T> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    public Columns<T> add(String type, Function<T, @Nullable Object> value) throws SQLException {
        var column = new ArrayList<@Nullable Object>(rows.size());
        for (var row : rows) {
            column.add(value.apply(row));
        }
        statement.setArray(next++, connection.createArrayOf(type, column.toArray()));
        return this;
    }

    public Columns<T> uuid(Function<T, @Nullable Object> value) throws SQLException {
        return add("uuid", value);
    }

    public Columns<T> text(Function<T, @Nullable Object> value) throws SQLException {
        return add("text", value);
    }

    public Columns<T> bytes(Function<T, byte[]> value) throws SQLException {
        var column = new byte[rows.size()][];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        statement.setArray(next++, connection.createArrayOf("bytea", column));
        return this;
    }

    public Columns<T> time(Function<T, @Nullable Instant> value) throws SQLException {
        return add("timestamptz", row -> utc(value.apply(row)));
    }

    public int run() throws SQLException {
        return rows.isEmpty() ? 0 : statement.executeUpdate();
    }

    public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
