package io.hongyan.core.tracking;

import io.hongyan.core.base.DataTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the codes of our sources mean (状态映射). The only place that maps a code. */
public final class StatusMap {

    /** Our own format: its codes are {@code MAIN} or {@code MAIN.SUB}. */
    public static final String STANDARD = "standard";

    private static final int LONGEST_CODE = 200;

    private final String version;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, CodeMeaning> meanings = new HashMap<>();
    private final Set<String> sources = new HashSet<>();

    /** One line of the table. {@code name} is what the source calls its code. */
    public record Entry(String source, String code, String name, CodeMeaning meaning) {}

    private StatusMap(String version) {
        this.version = version;
    }

    /** Reads the text of {@code status-map.csv}. */
    public static StatusMap parse(String text) {
        var table = DataTable.parse(text, ',');
        var map = new StatusMap(table.version());
        var byCode = new HashMap<String, TrackingSubStatus>();
        for (var row : table.rows()) {
            byCode.put(key(row.get("source"), row.get("code")), statusOf(row));
        }
        for (var row : table.rows()) {
            map.add(
                    new Entry(
                            row.get("source"),
                            row.get("code"),
                            row.get("name"),
                            meaningOf(row, byCode)));
        }
        map.addStandard();
        return map;
    }

    public String version() {
        return version;
    }

    /** The lines of the table, without those of our own format. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** Whether that source has codes at all. */
    public boolean knows(String source) {
        return sources.contains(source);
    }

    /**
     * The meaning of a code. {@code opCode+reason} falls back to {@code opCode}, and what stands
     * behind a slash (SF's {@code secondaryStatusCode}) helps out where the code is unknown or
     * weak.
     */
    public Optional<CodeMeaning> find(String source, String code) {
        if (code.isEmpty() || code.length() > LONGEST_CODE) {
            return Optional.empty();
        }
        var exact = get(source, code);
        if (exact != null) {
            return Optional.ofNullable(exact);
        }
        int slash = code.lastIndexOf('/');
        var front = slash < 0 ? code : code.substring(0, slash);
        var meaning = withoutReason(source, front);
        if (slash < 0) {
            return Optional.ofNullable(meaning);
        }
        var behind = get(source, "secondary:" + code.substring(slash + 1));
        return Optional.ofNullable(better(meaning, behind));
    }

    private @Nullable CodeMeaning withoutReason(String source, String code) {
        int plus = code.indexOf('+');
        var exact = get(source, code);
        return exact != null || plus < 0 ? exact : get(source, code.substring(0, plus));
    }

    private static @Nullable CodeMeaning better(
            @Nullable CodeMeaning code, @Nullable CodeMeaning behind) {
        if (code == null || behind == null) {
            return code == null ? behind : code;
        }
        var sameMain = code.status().main() == behind.status().main();
        return sameMain || code.textMaySay().isEmpty() ? code : behind;
    }

    private @Nullable CodeMeaning get(String source, String code) {
        return meanings.get(key(source, code));
    }

    private void add(Entry entry) {
        if (meanings.put(key(entry.source(), entry.code()), entry.meaning()) != null) {
            throw new IllegalArgumentException(
                    entry.source() + " code " + entry.code() + " stands twice");
        }
        sources.add(entry.source());
        entries.add(entry);
    }

    private void addStandard() {
        sources.add(STANDARD);
        for (var status : TrackingSubStatus.values()) {
            var textMaySay =
                    status == TrackingSubStatus.EXCEPTION_GENERAL
                            ? EnumSet.allOf(TrackingStatus.class)
                            : EnumSet.noneOf(TrackingStatus.class);
            var meaning = new CodeMeaning(status, textMaySay, false, null);
            meanings.put(key(STANDARD, status.code()), meaning);
            if (status == coarsest(status.main())) {
                meanings.put(key(STANDARD, status.main().name()), meaning);
            }
        }
    }

    /** The sub-status that says no more than its main status. */
    static TrackingSubStatus coarsest(TrackingStatus main) {
        return switch (main) {
            case NO_TRACE -> TrackingSubStatus.NO_TRACE_NONE;
            case INFO_RECEIVED -> TrackingSubStatus.INFO_RECEIVED_ORDERED;
            case PICKED_UP -> TrackingSubStatus.PICKED_UP_GENERAL;
            case IN_TRANSIT -> TrackingSubStatus.IN_TRANSIT_GENERAL;
            case CUSTOMS -> TrackingSubStatus.CUSTOMS_PROCESSING;
            case OUT_FOR_DELIVERY -> TrackingSubStatus.OUT_FOR_DELIVERY_GENERAL;
            case DEPOSITED -> TrackingSubStatus.DEPOSITED_STATION;
            case DELIVERED -> TrackingSubStatus.DELIVERED_GENERAL;
            case DELIVERY_FAILED -> TrackingSubStatus.DELIVERY_FAILED_GENERAL;
            case EXCEPTION -> TrackingSubStatus.EXCEPTION_GENERAL;
            case RETURNING -> TrackingSubStatus.RETURNING_REQUESTED;
            case RETURNED -> TrackingSubStatus.RETURNED_SIGNED;
            case CANCELLED -> TrackingSubStatus.CANCELLED_GENERAL;
            case EXPIRED -> TrackingSubStatus.EXPIRED_GENERAL;
            case UNMAPPED -> TrackingSubStatus.UNMAPPED_GENERAL;
        };
    }

    private static CodeMeaning meaningOf(DataTable.Row row, Map<String, TrackingSubStatus> byCode) {
        return new CodeMeaning(
                statusOf(row),
                textMaySay(row.get("weak")),
                row.get("computed").equals("yes"),
                reversalOf(row, byCode));
    }

    private static TrackingSubStatus statusOf(DataTable.Row row) {
        return TrackingSubStatus.findByCode(row.get("status"))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "line " + row.line() + ": no status " + row.get("status")));
    }

    private static Set<TrackingStatus> textMaySay(String weak) {
        return switch (weak) {
            case "" -> Set.of();
            case "yes" -> EnumSet.allOf(TrackingStatus.class);
            default -> EnumSet.of(TrackingStatus.valueOf(weak));
        };
    }

    private static @Nullable Reversal reversalOf(
            DataTable.Row row, Map<String, TrackingSubStatus> byCode) {
        var codes = row.list("reverses");
        if (codes.isEmpty()) {
            return null;
        }
        var reversed = byCode.get(key(row.get("source"), codes.getFirst()));
        if (reversed == null) {
            throw new IllegalArgumentException(
                    "line " + row.line() + ": it reverses an unknown code " + codes.getFirst());
        }
        return new Reversal(codes, reversed.main(), reversed);
    }

    private static String key(String source, String code) {
        return source + '\n' + code.strip().toUpperCase(Locale.ROOT);
    }
}
