package io.hongyan.core.flow;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** How people call the fixed values of facts. */
public final class ValueNames {

    private record Name(String chinese, String english) {}

    private static final Map<String, Name> ANOMALIES =
            Map.ofEntries(
                    Map.entry("DAMAGED", new Name("破损", "damage")),
                    Map.entry("LOST", new Name("丢失", "a loss")),
                    Map.entry("SHORT", new Name("短少", "a shortage")),
                    Map.entry("STALLED", new Name("滞留", "a stall")),
                    Map.entry("DELAYED", new Name("延误", "a delay")),
                    Map.entry("FAILED_ATTEMPT", new Name("派件失败", "a failed attempt")),
                    Map.entry("BAD_ADDRESS", new Name("地址不详", "a bad address")),
                    Map.entry("REFUSED", new Name("拒收", "a refusal")),
                    Map.entry("NOT_COLLECTED", new Name("超时未取", "no collection")),
                    Map.entry("MISSORTED", new Name("错分", "a mis-sort")),
                    Map.entry("FALSE_SIGNATURE", new Name("虚假签收", "a false signing")),
                    Map.entry("UNAUTHORISED_DEPOSIT", new Name("不告而投", "an unauthorised deposit")),
                    Map.entry("SILENCE", new Name("无动静", "silence")));

    private static final Map<String, Name> STATUSES =
            Map.ofEntries(
                    Map.entry("NO_TRACE", new Name("暂无轨迹", "no trace yet")),
                    Map.entry("INFO_RECEIVED", new Name("待揽收", "info received")),
                    Map.entry("PICKED_UP", new Name("已揽收", "picked up")),
                    Map.entry("IN_TRANSIT", new Name("运输中", "in transit")),
                    Map.entry("CUSTOMS", new Name("清关", "customs")),
                    Map.entry("OUT_FOR_DELIVERY", new Name("派件中", "out for delivery")),
                    Map.entry("DEPOSITED", new Name("已投柜/入站", "deposited")),
                    Map.entry("DELIVERED", new Name("已签收", "delivered")),
                    Map.entry("DELIVERY_FAILED", new Name("派件失败", "delivery failed")),
                    Map.entry("EXCEPTION", new Name("问题件", "exception")),
                    Map.entry("RETURNING", new Name("退回中", "returning")),
                    Map.entry("RETURNED", new Name("退回签收", "returned")),
                    Map.entry("CANCELLED", new Name("已取消", "cancelled")),
                    Map.entry("EXPIRED", new Name("停止跟踪", "expired")),
                    Map.entry("UNMAPPED", new Name("未识别", "unmapped")));

    private static final Map<String, Name> DECISIONS =
            Map.of(
                    "APPROVED", new Name("通过", "approved"),
                    "REFUSED", new Name("拒绝", "refused"),
                    "PAID", new Name("已赔付", "paid"));

    private ValueNames() {}

    public static String chinese(Field field, String value) {
        return of(field).getOrDefault(value, new Name(value, value)).chinese();
    }

    public static String english(Field field, String value) {
        return of(field).getOrDefault(value, new Name(value, value)).english();
    }

    /** The values of a fact that have names, in the order of the alphabet; empty for most facts. */
    public static SortedSet<String> known(Field field) {
        return new TreeSet<>(of(field).keySet());
    }

    private static Map<String, Name> of(Field field) {
        if (field == Field.ANOMALY_TYPE || field == Field.CLAIM_REASON) {
            return ANOMALIES;
        }
        if (field == Field.PARCEL_STATUS) {
            return STATUSES;
        }
        return field == Field.APPROVAL_STATE || field == Field.CLAIM_STATE ? DECISIONS : Map.of();
    }
}
