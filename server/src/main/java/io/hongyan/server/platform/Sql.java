package io.hongyan.server.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One statement with its values in order: times, ids, texts, whole numbers, arrays of ids. */
public final class Sql {

    private Sql() {}

    /** Makes a value of the row that the result stands on. */
    @FunctionalInterface
    public interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** How many rows it changed. */
    public static int update(Connection c, String sql, @Nullable Object... values)
            throws SQLException {
        try (var statement = c.prepareStatement(sql)) {
            bind(c, statement, values);
            return statement.executeUpdate();
        }
    }

    public static <T> List<T> list(
            Connection c, String sql, Reader<T> reader, @Nullable Object... values)
            throws SQLException {
        try (var statement = c.prepareStatement(sql)) {
            bind(c, statement, values);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return List.copyOf(all);
            }
        }
    }

    /** The first row, if there is one. */
    public static <T> Optional<T> find(
            Connection c, String sql, Reader<T> reader, @Nullable Object... values)
            throws SQLException {
        return list(c, sql, reader, values).stream().findFirst();
    }

    public static long number(Connection c, String sql, @Nullable Object... values)
            throws SQLException {
        return find(c, sql, row -> row.getLong(1), values).orElse(0L);
    }

    public static boolean exists(Connection c, String sql, @Nullable Object... values)
            throws SQLException {
        return find(c, sql, _ -> true, values).isPresent();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable UUID findUuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant findInstant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static @Nullable Long findLong(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static void bind(Connection c, PreparedStatement statement, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Instant at -> statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
                case UUID[] ids -> statement.setArray(i + 1, c.createArrayOf("uuid", ids));
                case String[] texts -> statement.setArray(i + 1, c.createArrayOf("text", texts));
                case null -> statement.setObject(i + 1, null);
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }
}
