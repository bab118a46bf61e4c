package io.hongyan.server.insight;

import io.hongyan.server.web.Moments;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What can be exported: a query by the ids of its rows, and the filters that may narrow it. People
 * are not in it: an export leaves the house.
 */
final class ExportKinds {

    /** The tables, by the name that is asked for. */
    static final Map<String, Kind> ALL = all();

    private ExportKinds() {}

    /**
     * One kind.
     *
     * @param id the column that orders the rows, newest first
     * @param columns heading → expression, read as text
     * @param filters name → condition with one place for its value
     */
    record Kind(
            String table,
            String id,
            Map<String, String> columns,
            Map<String, Filter> filters,
            String always) {}

    /** A condition; its value is a text, a moment or a yes. */
    record Filter(String condition, Value value) {}

    enum Value {
        TEXT,
        TEXTS,
        MOMENT,
        YES
    }

    private static Map<String, Kind> all() {
        var kinds = new LinkedHashMap<String, Kind>();
        kinds.put("parcels", parcels());
        kinds.put("orders", orders());
        kinds.put("cases", cases());
        kinds.put("messages", messages());
        return Map.copyOf(kinds);
    }

    private static Map<String, String> columns(String... pairs) {
        var columns = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            columns.put(pairs[i], pairs[i + 1]);
        }
        return columns;
    }

    private static String time(String column) {
        return "to_char(" + column + " at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')";
    }

    private static String yuan(String column) {
        return "to_char(" + column + " / 100.0, 'FM999999990.00')";
    }

    private static Kind parcels() {
        return new Kind(
                "parcel_row",
                "parcel_id",
                columns(
                        "运单号", "number",
                        "承运商", "carrier",
                        "状态", "status",
                        "子状态", "substatus",
                        "异常", "array_to_string(anomalies, ' ')",
                        "订单号", "order_number",
                        "店铺", "shop",
                        "状态时间", time("since"),
                        "更新时间", time("changed_at"),
                        "预计送达", time("expected_at"),
                        "签收时间", time("delivered_at")),
                Map.of(
                        "status", new Filter("status = any(?)", Value.TEXTS),
                        "carrier", new Filter("carrier = ?", Value.TEXT),
                        "shop", new Filter("shop = ?", Value.TEXT),
                        "anomaly", new Filter("? = any(anomalies)", Value.TEXT),
                        "troubled", new Filter("troubled = ?", Value.YES),
                        "from", new Filter("changed_at >= ?", Value.MOMENT),
                        "to", new Filter("changed_at < ?", Value.MOMENT)),
                "true");
    }

    private static Kind orders() {
        return new Kind(
                "shop_order",
                "order_id",
                columns(
                        "订单号", "number",
                        "店铺", "shop",
                        "类型", "type",
                        "实付(元)", yuan("paid"),
                        "件数", "line_count::text",
                        "省", "province",
                        "市", "city",
                        "有问题", "case when problem_open then '是' else '' end",
                        "付款时间", time("paid_at"),
                        "创建时间", time("created_at")),
                Map.of(
                        "shop", new Filter("shop = ?", Value.TEXT),
                        "type", new Filter("type = ?", Value.TEXT),
                        "problem", new Filter("problem_open = ?", Value.YES),
                        "from", new Filter("created_at >= ?", Value.MOMENT),
                        "to", new Filter("created_at < ?", Value.MOMENT)),
                "true");
    }

    private static Kind cases() {
        return new Kind(
                "case_",
                "case_id",
                columns(
                        "类型", "type",
                        "原因", "reason",
                        "状态", "state",
                        "金额(元)", yuan("amount"),
                        "运单号", "facts->>'number'",
                        "承运商", "facts->>'carrier'",
                        "订单号", "facts->>'order'",
                        "店铺", "facts->>'shop'",
                        "发起时间", time("opened_at"),
                        "赔付时间", time("paid_at")),
                Map.of(
                        "state", new Filter("state = any(?)", Value.TEXTS),
                        "reason", new Filter("reason = ?", Value.TEXT),
                        "from", new Filter("opened_at >= ?", Value.MOMENT),
                        "to", new Filter("opened_at < ?", Value.MOMENT)),
                "true");
    }

    private static Kind messages() {
        return new Kind(
                "message",
                "message_id",
                columns(
                        "时间", time("at"),
                        "渠道", "channel",
                        "模板", "template",
                        "用途", "purpose",
                        "状态", "state",
                        "费用(元)", yuan("cost_fen"),
                        "原因", "reason"),
                Map.of(
                        "channel", new Filter("channel = ?", Value.TEXT),
                        "state", new Filter("state = any(?)", Value.TEXTS),
                        "template", new Filter("template = ?", Value.TEXT),
                        "from", new Filter("at >= ?", Value.MOMENT),
                        "to", new Filter("at < ?", Value.MOMENT)),
                "true");
    }

    /** The conditions of a query and their values; what the kind does not know is ignored. */
    record Narrowed(String where, List<@Nullable Object> values) {}

    static Narrowed narrow(Kind kind, JsonNode query) {
        var where = new StringBuilder(kind.always);
        var values = new ArrayList<@Nullable Object>();
        kind.filters.forEach((name, filter) -> {
            var value = query.path(name);
            if (value.isMissingNode() || value.isNull() || value.asString("x").isEmpty()) {
                return;
            }
            values.add(valueOf(name, filter.value, value));
            where.append(" and ").append(filter.condition);
        });
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
