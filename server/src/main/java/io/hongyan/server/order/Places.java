package io.hongyan.server.order;

import io.hongyan.core.base.DataTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the province and the city off an address, by the longest name that stands near its front.
 * What is not sure stays empty: an address is never guessed.
 */
public final class Places {

    private static final int LONGEST = 14;
    private static final int REACH = 10;

    /** These four cities are provinces by themselves. */
    private static final Set<String> CITIES_OF_THEIR_OWN =
            Set.of("110000", "120000", "310000", "500000");

    private final Map<String, Division> byCode = new HashMap<>();
    private final Map<String, List<Division>> byName = new HashMap<>();

    /** Names of province and city, and the six digits of the finer one; empty where not known. */
    public record Place(String province, String city, String code) {

        static final Place UNKNOWN = new Place("", "", "");
    }

    private record Division(String code, String name, int level, String parent) {}

    private record Match(Division division, int end) {}

    private Places(String table) {
        for (var row : DataTable.parse(table, ',').rows()) {
            var division =
                    new Division(
                            row.get("code"),
                            row.get("name"),
                            Integer.parseInt(row.get("level")),
                            row.get("parent"));
            byCode.put(division.code, division);
            name(row.get("name"), division);
            if (row.get("short").length() > 1) {
                name(row.get("short"), division);
            }
        }
    }

    private void name(String name, Division division) {
        var all = byName.computeIfAbsent(name, _ -> new ArrayList<>());
        if (!all.contains(division)) {
            all.add(division);
        }
    }

    /** With the national list that comes with the program. */
    public static Places national() {
        try (var in = Places.class.getResourceAsStream("divisions.csv")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its table divisions.csv");
            }
            return new Places(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Place find(String address) {
        var text = address.replaceAll("[\\s,，.。;；/\\-]", "");
        var province = first(text, 0, d -> d.level == 1);
        var from = province == null ? 0 : province.end;
        var within = province == null ? null : province.division;
        var city = first(text, from, d -> d.level == 2 && isIn(d, within));
        if (city != null) {
            return place(city.division);
        }
        var county = first(text, from, d -> d.level == 3 && isIn(d, within));
        if (county != null) {
            return place(county.division);
        }
        return within == null ? Place.UNKNOWN : place(within);
    }

    private @Nullable Match first(String text, int from, Predicate<Division> wanted) {
        for (int at = from; at < Math.min(text.length(), from + REACH); at++) {
            for (int end = Math.min(text.length(), at + LONGEST); end > at + 1; end--) {
                var fitting =
                        byName.getOrDefault(text.substring(at, end), List.of()).stream()
                                .filter(wanted)
                                .toList();
                if (fitting.size() == 1) {
                    return new Match(fitting.getFirst(), end);
                }
            }
        }
        return null;
    }

    private boolean isIn(Division division, @Nullable Division province) {
        if (province == null) {
            return true;
        }
        var parent = byCode.get(division.parent);
        return parent != null && (parent.equals(province) || isIn(parent, province));
    }

    private Place place(Division division) {
        var path = new ArrayList<Division>();
        for (Division d = division; d != null; d = byCode.get(d.parent)) {
            path.addFirst(d);
        }
        var province = path.getFirst();
        if (CITIES_OF_THEIR_OWN.contains(province.code)) {
            return new Place(province.name, province.name, division.code);
        }
        if (path.size() == 1) {
            return new Place(province.name, "", division.code);
        }
        // Counties below no city are named by themselves.
        var city = path.get(1).name.contains("直辖县") ? path.getLast() : path.get(1);
        return new Place(province.name, city.name, division.code);
    }
}
