package io.hongyan.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a batch sends as binary columns is what the database holds afterwards. */
class ColumnsIT {

    private static final String ROWS =
            """
            select n.id::text, n.words, extract(epoch from n.at)::text, n.many, n.few, n.truth,
                   encode(n.bytes, 'hex')
              from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::bigint[], ?::integer[],
                          ?::boolean[], ?::bytea[])
                   with ordinality as n(id, words, at, many, few, truth, bytes, turn)
             order by n.turn
            """;

    private static TestDatabase database;

    record Row(
            @Nullable UUID id,
            @Nullable String words,
            @Nullable Instant at,
            @Nullable Long many,
            @Nullable Integer few,
            @Nullable Boolean truth,
            byte[] bytes) {}

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void everyKindArrivesAsItLeft() {
        var id = UUID.fromString("0193a1b2-ffff-7fff-8000-000000000001");
        var row =
                new Row(
                        id,
                        "快件,{\"x\"} \\ 'y' 🦢",
                        Instant.parse("2026-11-25T07:00:00.123456Z"),
                        Long.MIN_VALUE,
                        -7,
                        true,
                        new byte[] {0, -1, 127});

        assertThat(there(List.of(row)))
                .containsExactly(
                        List.of(
                                id.toString(),
                                "快件,{\"x\"} \\ 'y' 🦢",
                                "1795590000.123456",
                                Long.MIN_VALUE,
                                -7,
                                true,
                                "00ff7f"));
    }

    @Test
    void nothingStaysNothingAndOrderStays() {
        var none = new Row(null, null, null, null, null, null, new byte[0]);
        var some = new Row(new UUID(0, 0), "", Instant.EPOCH, 0L, 0, false, new byte[0]);

        var found = there(List.of(none, some, none));

        assertThat(found).hasSize(3);
        assertThat(found.getFirst().subList(0, 6)).containsOnlyNulls();
        assertThat(found.get(1).subList(0, 3))
                .containsExactly("00000000-0000-0000-0000-000000000000", "", "0.000000");
        assertThat(found.getLast().subList(0, 6)).containsOnlyNulls();
    }

    @Test
    void anEmptyBatchIsAnEmptyArray() {
        assertThat(there(List.of())).isEmpty();
    }

    @Test
    void timesAreRoundedAsTheDriverRoundsThem() {
        var times =
                List.of(
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        Instant.parse("1999-12-31T23:59:59.0000004Z"),
                        Instant.parse("2026-01-01T00:00:00.9999995Z"));
        var rows =
                times.stream()
                        .map(at -> new Row(null, null, at, null, null, null, new byte[0]))
                        .toList();

        assertThat(there(rows).stream().map(row -> row.get(2)))
                .containsExactlyElementsOf(times.stream().map(ColumnsIT::byTheDriver).toList());
    }

    @Test
    void aConnectionThatSendsTextIsRefusedLoudly() throws SQLException {
        var owner = database.owner();
        try (var c = DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
                var statement = c.prepareStatement("select unnest(?::uuid[])")) {
            var columns = new Columns<>(statement, List.of(new UUID(1, 2)));
            assertThatThrownBy(() -> columns.uuid(id -> id).run())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("binary");
        }
    }

    private static @Nullable Object byTheDriver(Instant at) {
        return database.database()
                .system(c ->
                        Sql.find(
                                        c,
                                        "select extract(epoch from ?::timestamptz)::text",
                                        row -> row.getString(1),
                                        at)
                                .orElseThrow());
    }

    private static List<List<@Nullable Object>> there(List<Row> rows) {
        return database.database()
                .system(c -> {
                    try (var statement = c.prepareStatement(ROWS)) {
                        new Columns<>(statement, rows)
                                .uuid(Row::id)
                                .text(Row::words)
                                .time(Row::at)
                                .bigint(Row::many)
                                .integer(Row::few)
                                .truth(Row::truth)
                                .bytes(Row::bytes);
                        var found = new ArrayList<List<@Nullable Object>>();
                        try (var result = statement.executeQuery()) {
                            while (result.next()) {
                                var one = new ArrayList<@Nullable Object>();
                                for (int i = 1; i <= 7; i++) {
                                    one.add(result.getObject(i));
                                }
                                found.add(one);
                            }
                        }
                        return found;
                    }
                });
    }
}
