package io.hongyan.server.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Copies every table out as the database's owner and looks for words in it: for names and phones
 * that must stand nowhere in the clear.
 */
public final class DumpSearch {

    private DumpSearch() {}

    /** Where the words stand, as {@code table: word}; empty when they stand nowhere. */
    public static List<String> find(Connection owner, Collection<String> words)
            throws SQLException, IOException {
        var found = new ArrayList<String>();
        for (var table : tables(owner)) {
            var text = copy(owner, table);
            for (var word : words) {
                if (text.contains(word) || text.contains(hex(word))) {
                    found.add(table + ": " + word);
                }
            }
        }
        return found;
    }

    public static List<String> tables(Connection owner) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = owner.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select format('%I.%I', n.nspname, k.relname)
                                  from pg_class k join pg_namespace n on n.oid = k.relnamespace
                                 where k.relkind = 'r' and n.nspname = 'public'
                                 order by 1
                                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String copy(Connection owner, String table) throws SQLException, IOException {
        var out = new ByteArrayOutputStream();
        owner.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table + " to stdout (format text)", out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** As a bytea column would show it. */
    private static String hex(String word) {
        return java.util.HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
    }
}
