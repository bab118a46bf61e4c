package io.hongyan.server.insight;

import io.hongyan.kit.Json;
import io.hongyan.server.insight.ExportKinds.Kind;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.DatabaseTrouble;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Language;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes exports in the background: page by page, with progress, and gives up when called off. */
final class Exports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final int PAGE = 1_000;
    private static final int MOST_ROWS = 200_000;
    private static final String BOM = "\uFEFF";

    private final Database database;
    private final Vault vault;
    private final Names names;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(2, Thread.ofVirtual().factory());

    Exports(Database database, Vault vault, Names names) {
        this.database = database;
        this.vault = vault;
        this.names = names;
    }

    void start(UUID merchant, UUID job, String kind, String query) {
        workers.execute(() -> make(merchant, job, kind, query));
    }

    private void make(UUID merchant, UUID job, String name, String query) {
        try {
            var kind = Objects.requireNonNull(ExportKinds.ALL.get(name));
            var narrowed = ExportKinds.narrow(kind, Json.read(query));
            var language =
                    Language.valueOf(Json.read(query).path(ExportKinds.LANGUAGE).asString("ZH"));
            var text = text(merchant, job, new Wanted(kind, narrowed, language));
            if (text != null) {
                var sealed = vault.seal(merchant, text.getBytes(StandardCharsets.UTF_8));
                finish(merchant, job, sealed, "");
            }
        } catch (DatabaseTrouble | IllegalStateException e) {
            LOG.warn("an export of {} failed", name, e);
            finish(merchant, job, null, "failed");
        }
    }

    private void finish(UUID merchant, UUID job, byte @Nullable [] sealed, String problem) {
        database.transact(
                merchant,
                c -> {
                    ExportStore.finish(c, merchant, job, sealed, problem);
                    return true;
                });
    }

    private record Wanted(Kind kind, ExportKinds.Narrowed narrowed, Language language) {}

    /** Null when it was called off. */
    private @Nullable String text(UUID merchant, UUID job, Wanted wanted) {
        var kind = wanted.kind;
        var narrowed = wanted.narrowed;
        var language = wanted.language;
        var total = database.transact(merchant, c -> count(c, merchant, kind, narrowed));
        var text = new StringBuilder(BOM);
        line(
                text,
                kind.columns().stream()
                        .map(column -> names.export(language, column.heading()))
                        .toList());
        long done = 0;
        UUID after = null;
        while (true) {
            var from = after;
            var rows = database.transact(merchant, c -> page(c, merchant, kind, narrowed, from));
            rows.forEach(row -> line(text, words(row.cells, kind, language)));
            done += rows.size();
            var so = done;
            if (!database.transact(
                    merchant, c -> ExportStore.progress(c, merchant, job, so, total))) {
                return null;
            }
            if (rows.size() < PAGE || done >= MOST_ROWS) {
                return text.toString();
            }
            after = rows.getLast().id;
        }
    }

    private static long count(Connection c, UUID merchant, Kind kind, ExportKinds.Narrowed narrowed)
            throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        values.add(merchant);
        values.addAll(narrowed.values());
        return Sql.number(
                c,
                "select count(*) from (select 1 from "
                        + kind.table()
                        + " where merchant_id = ? and "
                        + narrowed.where()
                        + " limit "
                        + MOST_ROWS
                        + ") few",
                values.toArray());
    }

    private record Row(UUID id, List<String> cells) {}

    private static List<Row> page(
            Connection c,
            UUID merchant,
            Kind kind,
            ExportKinds.Narrowed narrowed,
            @Nullable UUID after)
            throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        values.add(merchant);
        values.addAll(narrowed.values());
        values.add(after);
        values.add(after);
        values.add(PAGE);
        var sql =
                "select "
                        + kind.id()
                        + ", "
                        + kind.columns().stream()
                                .map(ExportKinds.Column::expression)
                                .collect(Collectors.joining(", "))
                        + " from "
                        + kind.table()
                        + " where merchant_id = ? and "
                        + narrowed.where()
                        + " and (?::uuid is null or "
                        + kind.id()
                        + " < ?) order by "
                        + kind.id()
                        + " desc limit ?";
        return Sql.list(c, sql, row -> row(row, kind), values.toArray());
    }

    private static Row row(ResultSet row, Kind kind) throws SQLException {
        var cells = new ArrayList<String>();
        for (int i = 2; i < 2 + kind.columns().size(); i++) {
            cells.add(Objects.toString(row.getString(i), ""));
        }
        return new Row(row.getObject(1, UUID.class), cells);
    }

    /** Codes as people call them. */
    private List<String> words(List<String> cells, Kind kind, Language language) {
        var said = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            said.add(names.exported(language, kind.columns().get(i).words(), cells.get(i)));
        }
        return said;
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells.stream().map(Exports::cell).toList())).append("\r\n");
    }

    /** Quoted where needed; a text that a table program would run as a formula is made harmless. */
    static String cell(String value) {
        var harmless =
                !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return harmless.matches("(?s).*[\",\r\n].*")
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
