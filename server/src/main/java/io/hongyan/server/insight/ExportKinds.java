package io.hongyan.server.insight;

import io.hongyan.server.web.Moments;
import io.hongyan.server.web.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be exported: a query by the ids of its rows, and the filters that may narrow it. People
 * are not in it: an export leaves the house.
 */
final class ExportKinds {

    /** Where a job keeps in which language its words are. */
    static final String LANGUAGE = "language";

    private static final String MOVING =
            ParcelFilter.OVER.stream()
                    .sorted()
                    .collect(Collectors.joining("', '", "not ? or status not in ('", "')"));
    private static final String PREFIX =
            "starts_with(number, ?) or starts_with(number, upper(?))"
                    + " or starts_with(order_number, ?) or starts_with(order_number, upper(?))";
    private static final String OF_ORDER =
            "order_number = ? or exists (select 1 from parcel p"
                    + " where p.merchant_id = r.merchant_id"
                    + " and p.parcel_id = r.parcel_id and p.order_id::text = ?)";

    /** The tables, by the name that is asked for. */
    static final Map<String, Kind> ALL = all();

    private ExportKinds() {}

    /**
     * One kind.
     *
     * @param table what is read; its filters may call it by its short name
     * @param id the column that orders the rows, newest first
     * @param filters name → condition; each of its places takes the value
     */
    record Kind(String table, String id, List<Column> columns, Map<String, Filter> filters) {}

    /**
     * One column.
     *
     * @param heading the key of its heading's word
     * @param expression read as text
     * @param words how its codes are called; empty for what is no code
     */
    record Column(String heading, String expression, String words) {}

    /** A condition; its value is a text, several, a moment or a yes. */
    record Filter(String condition, Value value) {}

    enum Value {
        TEXT,
        TEXTS,
        MOMENT,
        YES
    }

    private static Map<String, Kind> all() {
        return Map.of(
                "parcels", parcels(), "orders", orders(), "cases", cases(), "messages", messages());
    }

    private static Column plain(String heading, String expression) {
        return new Column(heading, expression, "");
    }

    private static Column time(String heading, String column) {
        var format = " at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')";
        return plain(heading, "to_char(" + column + format);
    }

    private static Column yuan(String heading, String column) {
        return plain(heading, "to_char(" + column + " / 100.0, 'FM999999990.00')");
    }

    private static Filter text(String condition) {
        return new Filter(condition, Value.TEXT);
    }

    private static Filter texts(String condition) {
        return new Filter(condition, Value.TEXTS);
    }

    private static Filter from(String column) {
        return new Filter(column + " >= ?", Value.MOMENT);
    }

    private static Filter to(String column) {
        return new Filter(column + " < ?", Value.MOMENT);
    }

    private static Kind parcels() {
        return new Kind(
                "parcel_row r",
                "parcel_id",
                List.of(
                        plain("number", "number"),
                        new Column("carrier", "carrier", "carrier"),
                        new Column("status", "status", "status"),
                        new Column("substatus", "substatus", "substatus"),
                        new Column("anomalies", "array_to_string(anomalies, ' ')", "anomaly"),
                        plain("order", "order_number"),
                        plain("shop", "shop"),
                        time("since", "since"),
                        time("updated", "changed_at"),
                        time("expected", "expected_at"),
                        time("delivered", "delivered_at")),
                Map.ofEntries(
                        Map.entry("id", texts("parcel_id::text = any(?)")),
                        Map.entry("q", text(PREFIX)),
                        Map.entry("order", text(OF_ORDER)),
                        Map.entry("status", texts("status = any(?)")),
                        Map.entry("carrier", texts("carrier = any(?)")),
                        Map.entry("anomaly", texts("troubled and anomalies && ?")),
                        Map.entry("shop", text("shop = ?")),
                        Map.entry("moving", new Filter(MOVING, Value.YES)),
                        Map.entry(
                                "troubledSince",
                                new Filter(ParcelQueries.IN_TROUBLE, Value.MOMENT)),
                        Map.entry("troubled", new Filter("troubled = ?", Value.YES)),
                        Map.entry("expectedFrom", from("expected_at")),
                        Map.entry("expectedTo", to("expected_at")),
                        Map.entry("from", from("changed_at")),
                        Map.entry("to", to("changed_at"))));
    }

    private static Kind orders() {
        return new Kind(
                "shop_order",
                "order_id",
                List.of(
                        plain("order", "number"),
                        plain("shop", "shop"),
                        new Column("type", "type", "order-type"),
                        yuan("paid", "paid"),
                        plain("lines", "line_count::text"),
                        plain("province", "province"),
                        plain("city", "city"),
                        new Column(
                                "problem", "case when problem_open then 'yes' else '' end", "yes"),
                        time("paidAt", "paid_at"),
                        time("created", "created_at")),
                Map.of(
                        "shop", text("shop = ?"),
                        "number", text("number = ?"),
                        "q", text("starts_with(number, ?)"),
                        "type", text("type = ?"),
                        "member", text("member_id::text = ?"),
                        "problem", new Filter("problem_open = ?", Value.YES),
                        "from", from("created_at"),
                        "to", to("created_at")));
    }

    private static Kind cases() {
        return new Kind(
                "case_",
                "case_id",
                List.of(
                        new Column("type", "type", "case-type"),
                        new Column("reason", "reason", "anomaly"),
                        new Column("state", "state", "case-state"),
                        yuan("amount", "amount"),
                        plain("number", "facts->>'number'"),
                        new Column("carrier", "facts->>'carrier'", "carrier"),
                        plain("order", "facts->>'order'"),
                        plain("shop", "facts->>'shop'"),
                        time("opened", "opened_at"),
                        time("settled", "paid_at")),
                Map.of(
                        "type", text("type = ?"),
                        "state", texts("state = any(?)"),
                        "reason", text("reason = ?"),
                        "member", text("member_id::text = ?"),
                        "from", from("opened_at"),
                        "to", to("opened_at")));
    }

    private static Kind messages() {
        return new Kind(
                "message",
                "message_id",
                List.of(
                        time("at", "at"),
                        new Column("channel", "channel", "channel"),
                        plain("template", "template"),
                        new Column("purpose", "purpose", "purpose"),
                        new Column("state", "state", "message-state"),
                        yuan("cost", "cost_fen"),
                        plain("why", "reason")),
                Map.of(
                        "channel", text("channel = ?"),
                        "state", texts("state = any(?)"),
                        "template", text("template = ?"),
                        "purpose", text("purpose = ?"),
                        "parcel", text("parcel_id::text = ?"),
                        "order", text("order_id::text = ?"),
                        "member", text("member_id::text = ?"),
                        "from", from("at"),
                        "to", to("at")));
    }

    /** A list's own tab, as filters of this moment; other kinds have none. */
    static JsonNode settled(String kind, JsonNode query, Instant now) {
        var settled = (ObjectNode) query.deepCopy();
        var tab = settled.path("tab").asString("");
        if (!kind.equals("parcels") || tab.isEmpty()) {
            return settled;
        }
        settled.remove("tab");
        switch (tab) {
            case "all" -> {}
            case "moving" -> settled.put("moving", true);
            case "delivered" -> delivered(settled);
            case "anomaly" ->
                    settled.put("troubledSince", ParcelQueries.troubledSince(now).toString());
            case "due_today" -> {
                var day = ParcelQueries.today(now);
                settled.put("moving", true);
                settled.put("expectedFrom", day.from().toString());
                settled.put("expectedTo", day.to().toString());
            }
            default -> throw Problem.invalid("query.tab", "parcel.tab", tab);
        }
        return settled;
    }

    /** Chosen statuses that leave nothing of the tab leave nothing. */
    private static void delivered(ObjectNode query) {
        var chosen = query.path("status").asString("");
        var both = chosen.isEmpty() || List.of(chosen.split(",", -1)).contains("DELIVERED");
        query.put("status", both ? "DELIVERED" : "NONE");
    }

    /** The conditions of a query and their values. */
    record Narrowed(String where, List<@Nullable Object> values) {}

    /** What a kind does not know is refused: an export must not hold more than its list. */
    static Narrowed narrow(Kind kind, JsonNode query) {
        var where = new StringBuilder("true");
        var values = new ArrayList<@Nullable Object>();
        for (var asked : query.properties()) {
            var name = asked.getKey();
            var value = asked.getValue();
            if (name.equals(LANGUAGE) || value.isNull() || value.asString("x").isEmpty()) {
                continue;
            }
            var filter = kind.filters.get(name);
            if (filter == null) {
                var known = String.join(", ", new TreeSet<>(kind.filters.keySet()));
                throw Problem.invalid("query." + name, "export.filter", name, known);
            }
            var places = filter.condition.chars().filter(one -> one == '?').count();
            for (long place = 0; place < places; place++) {
                values.add(valueOf(name, filter.value, value));
            }
            where.append(" and (").append(filter.condition).append(')');
        }
        return new Narrowed(where.toString(), values);
    }

    private static @Nullable Object valueOf(String name, Value kind, JsonNode value) {
        return switch (kind) {
            case TEXT -> value.asString("");
            case TEXTS ->
                    value.isArray()
                            ? value.valueStream()
                                    .map(one -> one.asString(""))
                                    .toArray(String[]::new)
                            : value.asString("").split(",", -1);
            case YES -> value.asBoolean(false) || value.asString("").equals("true");
            case MOMENT -> {
                var at = Moments.find(name, value.asString(""));
                yield at == null ? null : at.atOffset(ZoneOffset.UTC);
            }
        };
    }
}
