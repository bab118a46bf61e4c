package io.hongyan.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges from two sources alone: the generator's files and the tables as their owner sees them. It
 * asks the server nothing and shares no code with it.
 */
final class CrashJudge {

    private static final Map<String, String> STATUS_OF_ACTION =
            Map.of(
                    "1",
                    "PICKED_UP",
                    "2",
                    "IN_TRANSIT",
                    "202",
                    "OUT_FOR_DELIVERY",
                    "301",
                    "DELIVERED");

    private static final String STORED =
            """
            select p.number, extract(epoch from h.at)::bigint, count(*)
              from parcel p
              join parcel_history h
                on h.merchant_id = p.merchant_id and h.parcel_id = p.parcel_id
             group by p.number, h.at
            """;

    private static final String STATUS = "select number, status from parcel";

    private static final String REPEATED_KEYS =
            """
            select kind || ' ' || key || ' ' || count(*)
              from action
             group by merchant_id, kind, key
            having count(*) > 1
            """;

    private static final String PARCELS_TWICE =
            "select number || ' ' || count(*) from parcel group by number having count(*) > 1";

    private static final String BOUND_WITHOUT_MESSAGE =
            """
            select p.number
              from parcel p
             where p.order_id is not null and p.status = 'DELIVERED'
               and not exists (select 1 from action a
                                where a.merchant_id = p.merchant_id and a.subject_id = p.parcel_id
                                  and a.kind = 'message')
            """;

    private final Path sent;
    private final Path answered;

    CrashJudge(Path folder) {
        this.sent = folder.resolve("sent.txt");
        this.answered = folder.resolve("answered.txt");
    }

    /** What is wrong, a sentence each; empty when all is well. */
    record Verdict(int pushes, int reports, List<String> wrong) {}

    /** One push as the files tell it: which step of which parcel, when, with which action. */
    private record Line(String number, int step, long at, String action) {}

    /** While pushes are unanswered: what was answered stands, once, and nothing else does. */
    Verdict between(Connection c) throws SQLException, IOException {
        var wrong = new ArrayList<String>();
        var stored = stored(c, wrong);
        int reports = compare(stored, wrong);
        wrong.addAll(words(c, REPEATED_KEYS, "an action's key stands twice: "));
        wrong.addAll(words(c, PARCELS_TWICE, "a parcel stands twice: "));
        return new Verdict(read(answered).size(), reports, List.copyOf(wrong));
    }

    /** After the drain: exactly what was sent stands, with the status of its last scan. */
    Verdict atTheEnd(Connection c) throws SQLException, IOException {
        var soFar = between(c);
        var wrong = new ArrayList<>(soFar.wrong());
        var stored = stored(c, new ArrayList<>());
        var last = new HashMap<String, Line>();
        for (var line : read(sent)) {
            last.merge(line.number, line, (a, b) -> a.step >= b.step ? a : b);
            if (!stored.getOrDefault(line.number, Set.of()).contains(line.at)) {
                wrong.add("sent and drained, not stored: " + line);
            }
        }
        var status = new HashMap<String, String>();
        try (var query = c.createStatement();
                var rows = query.executeQuery(STATUS)) {
            while (rows.next()) {
                status.put(rows.getString(1), rows.getString(2));
            }
        }
        last.forEach((number, line) -> {
            var expected = STATUS_OF_ACTION.get(line.action);
            if (!expected.equals(status.get(number))) {
                wrong.add(
                        number + " is " + status.get(number) + ", its last scan says " + expected);
            }
        });
        wrong.addAll(words(c, BOUND_WITHOUT_MESSAGE, "delivered, bound, and nobody was told: "));
        return new Verdict(soFar.pushes(), soFar.reports(), List.copyOf(wrong));
    }

    private Map<String, Set<Long>> stored(Connection c, List<String> wrong) throws SQLException {
        var stored = new HashMap<String, Set<Long>>();
        try (var query = c.createStatement();
                var rows = query.executeQuery(STORED)) {
            while (rows.next()) {
                stored.computeIfAbsent(rows.getString(1), _ -> new HashSet<>())
                        .add(rows.getLong(2));
                if (rows.getInt(3) != 1) {
                    wrong.add(
                            "a report of %s stands %d times"
                                    .formatted(rows.getString(1), rows.getInt(3)));
                }
            }
        }
        return stored;
    }

    /** How many reports were answered. A push tells all steps before its own, a minute apart. */
    private int compare(Map<String, Set<Long>> stored, List<String> wrong) throws IOException {
        var promised = new HashMap<String, Set<Long>>();
        for (var line : read(answered)) {
            reports(promised, line);
        }
        var possible = new HashMap<String, Set<Long>>();
        for (var line : read(sent)) {
            reports(possible, line);
        }
        promised.forEach((number, times) -> {
            var missing = new HashSet<>(times);
            missing.removeAll(stored.getOrDefault(number, Set.of()));
            if (!missing.isEmpty()) {
                wrong.add("answered and lost: %d reports of %s".formatted(missing.size(), number));
            }
        });
        stored.forEach((number, times) -> {
            if (!possible.getOrDefault(number, Set.of()).containsAll(times)) {
                wrong.add("stored and never sent: a report of " + number);
            }
        });
        return promised.values().stream().mapToInt(Set::size).sum();
    }

    private static void reports(Map<String, Set<Long>> into, Line line) {
        var times = into.computeIfAbsent(line.number, _ -> new HashSet<>());
        for (int back = 0; back <= line.step; back++) {
            times.add(line.at - 60L * back);
        }
    }

    private static List<Line> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(" ", 4))
                .map(parts ->
                        new Line(
                                parts[0],
                                Integer.parseInt(parts[1]),
                                Long.parseLong(parts[2]),
                                parts[3]))
                .toList();
    }

    private static List<String> words(Connection c, String sql, String before) throws SQLException {
        var words = new ArrayList<String>();
        try (var query = c.createStatement();
                var rows = query.executeQuery(sql)) {
            while (rows.next()) {
                words.add(before + rows.getString(1));
            }
        }
        return words;
    }
}
