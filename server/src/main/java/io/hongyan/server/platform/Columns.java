package io.hongyan.server.platform;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into columns for one statement: {@code insert … select from unnest(?, ?, …)} writes a
 * batch in one round trip. The arrays are bound in the order in which they are added.
 */
public final class Columns<T> {

    private final PreparedStatement statement;
    private final List<T> rows;
    private int next;

    public Columns(PreparedStatement statement, List<T> rows) {
        this(statement, 1, rows);
    }

    /**
     * @param first the statement's parameter that takes the first column
     */
    public Columns(PreparedStatement statement, int first, List<T> rows) {
        this.statement = statement;
        this.next = first;
        this.rows = rows;
    }

    public Columns<T> uuid(Function<T, @Nullable UUID> value) throws SQLException {
        return add(BinaryArray.Kind.UUID, value);
    }

    public Columns<T> text(Function<T, @Nullable String> value) throws SQLException {
        return add(BinaryArray.Kind.TEXT, value);
    }

    public Columns<T> bytes(Function<T, byte[]> value) throws SQLException {
        return add(BinaryArray.Kind.BYTES, value);
    }

    public Columns<T> time(Function<T, @Nullable Instant> value) throws SQLException {
        return add(BinaryArray.Kind.TIME, value);
    }

    public Columns<T> bigint(Function<T, @Nullable Long> value) throws SQLException {
        return add(BinaryArray.Kind.BIGINT, value);
    }

    public Columns<T> integer(Function<T, @Nullable Integer> value) throws SQLException {
        return add(BinaryArray.Kind.INTEGER, value);
    }

    public Columns<T> truth(Function<T, @Nullable Boolean> value) throws SQLException {
        return add(BinaryArray.Kind.BOOLEAN, value);
    }

    private Columns<T> add(BinaryArray.Kind kind, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        var column = new ArrayList<@Nullable Object>(rows.size());
        for (var row : rows) {
            column.add(value.apply(row));
        }
        statement.setObject(next++, new BinaryArray(kind, column));
        return this;
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
