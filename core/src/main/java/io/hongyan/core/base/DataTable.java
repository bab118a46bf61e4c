package io.hongyan.core.base;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the tables that our decisions read: plain lines with a separator, a header, and comments
 * that begin with {@code #}. Cells hold no separator and no quotes, so the files read well in a
 * diff. The line {@code # version: …} names the state of the table.
 */
public record DataTable(String version, List<Row> rows) {

    private static final String VERSION = "# version:";

    public DataTable {
        rows = List.copyOf(rows);
    }

    /** One line, its cells by the names of the header. */
    public record Row(int line, Map<String, String> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }

        /** The cell of that column; a column that the header lacks is a bug of the caller. */
        public String get(String column) {
            var cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException(
                        "no column "
                                + column
                                + " in line "
                                + line
                                + "; there are "
                                + cells.keySet());
            }
            return cell;
        }

        /** The cell's parts between {@code |}; none when it is empty. */
        public List<String> list(String column) {
            var cell = get(column);
            return cell.isEmpty() ? List.of() : List.of(cell.split("\\|", -1));
        }
    }

    /** Reads the table's text. A line with too many or too few cells is refused with its number. */
    public static DataTable parse(String text, char separator) {
        var version = "";
        List<String> header = List.of();
        var rows = new ArrayList<Row>();
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i].endsWith("\r") ? chop(lines[i]) : lines[i];
            if (line.startsWith(VERSION)) {
                version = line.substring(VERSION.length()).strip();
            } else if (header.isEmpty() && isContent(line)) {
                header = split(line, separator);
            } else if (isContent(line)) {
                rows.add(row(i + 1, header, split(line, separator)));
            }
        }
        if (version.isEmpty()) {
            throw new IllegalArgumentException("the table has no line '# version: …'");
        }
        return new DataTable(version, rows);
    }

    private static String chop(String line) {
        return line.substring(0, line.length() - 1);
    }

    private static boolean isContent(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }

    private static List<String> split(String line, char separator) {
        var cells = new ArrayList<String>();
        int from = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
            cells.add(line.substring(from, at));
            from = at + 1;
        }
        cells.add(line.substring(from));
        return cells;
    }

    private static Row row(int line, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    "line %d has %d cells, the header %d"
                            .formatted(line, cells.size(), header.size()));
        }
        var named = new HashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            named.put(header.get(i), cells.get(i));
        }
        return new Row(line, named);
    }
}
