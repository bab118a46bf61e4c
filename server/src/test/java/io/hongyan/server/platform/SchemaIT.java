package io.hongyan.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Both truths of the schema: one file a table says how it is, the numbered migrations how it got
 * there, and the database that they build is compared with the files. {@code -Dhongyan.update=true}
 * renews the files after a new migration; their change is then read in the review.
 */
class SchemaIT {

    private static final Path FILES = Path.of("../docs/reference/schema");

    private static final String TABLES =
            """
            select k.oid, k.relname, coalesce(pg_get_partkeydef(k.oid), '') as partition,
                   k.relrowsecurity and k.relforcerowsecurity as protected,
                   coalesce(array_to_string(k.reloptions, ', '), '') as options
              from pg_class k join pg_namespace n on n.oid = k.relnamespace
             where n.nspname = 'public' and k.relkind in ('r', 'p') and not k.relispartition
               and k.relname <> 'flyway_schema_history'
            """;
    private static final String COLUMNS =
            """
            select format('  %s %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                          case when a.attcollation = 950 then ' collate "C"' else '' end,
                          case when a.attnotnull then ' not null' else '' end,
                          coalesce(case when a.attgenerated = 's'
                                        then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                                        else ' default ' || pg_get_expr(d.adbin, d.adrelid) end, ''))
              from pg_attribute a
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attrelid = ? and a.attnum > 0 and not a.attisdropped
             order by a.attnum
            """;
    private static final String CONSTRAINTS =
            """
            select format('  constraint %s %s', conname, pg_get_constraintdef(oid))
              from pg_constraint
             where conrelid = ? and contype in ('p', 'u', 'c', 'f', 'x')
             order by array_position(array['p', 'u', 'f', 'c', 'x'], contype::text), conname
            """;
    private static final String INDEXES =
            """
            select pg_get_indexdef(i.indexrelid) || ';'
              from pg_index i join pg_class k on k.oid = i.indexrelid
             where i.indrelid = ?
               and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
             order by k.relname
            """;

    @Test
    void theFilesSayWhatTheMigrationsBuild() throws SQLException, IOException {
        Map<String, String> built;
        try (var database = TestDatabase.fresh();
                var owner = database.openAsOwner()) {
            built = tables(owner);
        }
        if (Boolean.getBoolean("hongyan.update")) {
            renew(built);
        }

        assertThat(kept()).isEqualTo(built);
    }

    private static Map<String, String> tables(Connection owner) throws SQLException {
        var tables = new TreeMap<String, String>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                var oid = rows.getLong("oid");
                var name = rows.getString("relname");
                var text =
                        new StringBuilder("create table ")
                                .append(name)
                                .append(" (\n")
                                .append(lines(owner, COLUMNS, oid, ",\n"));
                var constraints = lines(owner, CONSTRAINTS, oid, ",\n");
                text.append(constraints.isEmpty() ? "" : ",\n\n" + constraints).append("\n)");
                if (!rows.getString("partition").isEmpty()) {
                    text.append(" partition by ").append(rows.getString("partition"));
                }
                if (!rows.getString("options").isEmpty()) {
                    text.append(" with (").append(rows.getString("options")).append(')');
                }
                text.append(";\n");
                var indexes = lines(owner, INDEXES, oid, "\n");
                text.append(indexes.isEmpty() ? "" : indexes + "\n");
                text.append(
                        rows.getBoolean("protected")
                                ? "-- row level security: forced, each merchant sees his own\n"
                                : "-- no row level security: holds nothing of a merchant\n");
                tables.put(name + ".sql", text.toString());
            }
        }
        return tables;
    }

    private static String lines(Connection owner, String sql, long table, String between)
            throws SQLException {
        try (var query = owner.prepareStatement(sql)) {
            query.setLong(1, table);
            try (var rows = query.executeQuery()) {
                var text = new StringBuilder();
                while (rows.next()) {
                    text.append(text.isEmpty() ? "" : between).append(rows.getString(1));
                }
                return text.toString();
            }
        }
    }

    private static void renew(Map<String, String> built) throws IOException {
        Files.createDirectories(FILES);
        for (var old : kept().keySet()) {
            Files.delete(FILES.resolve(old));
        }
        for (var file : built.entrySet()) {
            Files.writeString(FILES.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> kept() throws IOException {
        if (!Files.isDirectory(FILES)) {
            return Map.of();
        }
        try (var files = Files.list(FILES)) {
            return files.collect(
                    Collectors.toMap(
                            file -> file.getFileName().toString(),
                            SchemaIT::read,
                            (a, _) -> a,
                            TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
