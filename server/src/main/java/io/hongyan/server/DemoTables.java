package io.hongyan.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables that a history fills: the columns that are copied, and what is made of them after. */
final class DemoTables {

    static final Map<String, String> COLUMNS = columns();

    private static final Pattern END = Pattern.compile(";\\s*\n");

    private DemoTables() {}

    private static Map<String, String> columns() {
        var all = new LinkedHashMap<String, String>();
        all.put(
                "person",
                "merchant_id, person_id, sealed, phone_hash, phone4_hash, name_hash, created_at");
        all.put("member", "merchant_id, member_id, shop, buyer_ref, person, created_at");
        all.put(
                "shop_order",
                "merchant_id, order_id, currency, type, line_count, coupons, shop, number, paid,"
                        + " paid_at, placed_at, weight_g,"
                        + " province, city, place_code, buyer, consignee, member_id, body,"
                        + " body_hash, created_at, updated_at");
        all.put(
                "order_line",
                "merchant_id, order_id, line_no, quantity, currency, sku, title, price, weight_g");
        all.put(
                "parcel",
                "merchant_id, parcel_id, carrier, number, order_id, bound_at, created_at, status,"
                        + " substatus, since, last_scan_at, heard_at, origin, origin_at, place,"
                        + " place_at, trail, anomalies");
        all.put(
                "parcel_row",
                "merchant_id, parcel_id, carrier, number, order_number, shop, status, substatus,"
                        + " since, anomalies, troubled, changed_at, delivered_at");
        all.put(
                "parcel_history",
                "merchant_id, parcel_id, scan_id, source, code, at, arrived_at, substatus, sealed");
        all.put("milestone", "merchant_id, parcel_id, kind, occurrence, at, arrived_at, late");
        all.put(
                "anomaly",
                "merchant_id, parcel_id, type, opened_at, closed_at, arrived_at, late, why");
        all.put(
                "message",
                "merchant_id, message_id, action_id, channel, audience, state, key, parcel_id,"
                        + " order_id, member_id, person,"
                        + " connection_id, template, purpose, cost_fen, spent_on, sealed, at,"
                        + " changed_at");
        all.put(
                "demo_way",
                "parcel_id, order_id, member_id, carrier, from_city, to_city, fate, paid,"
                        + " placed_at, picked_up_at, collected_from, ended_at");
        return Map.copyOf(all);
    }

    /** Statements in order. */
    static List<String> following() {
        return Stream.of(END.split(DemoHistory.resource("/demo/history.sql"), -1))
                .filter(sql -> !sql.isBlank())
                .toList();
    }
}
