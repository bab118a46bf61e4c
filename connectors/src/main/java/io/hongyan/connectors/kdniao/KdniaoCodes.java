package io.hongyan.connectors.kdniao;

import java.util.Set;

/** Which of Kdniao's states say more than the scan they stand beside (table StateEx). */
final class KdniaoCodes {

    /** Concluded without a scan: nothing known, not signed, not moved, not collected in time. */
    private static final Set<String> COMPUTED = Set.of("401", "402", "403", "412");

    /** After these nothing more comes, so the latest scan stays the latest. */
    private static final Set<String> FINAL =
            Set.of("3", "301", "302", "304", "311", "406", "413", "415");

    private KdniaoCodes() {}

    static boolean isComputed(String stateEx) {
        return COMPUTED.contains(stateEx);
    }

    static boolean isFinal(String state) {
        return FINAL.contains(state);
    }

    /** A refusal that passes by itself, going by its words: Kdniao gives no code with them. */
    static boolean isPassing(String reason) {
        return reason.contains("频") || reason.contains("稍后") || reason.contains("系统");
    }

    /** Words for a waybill that is known to be unknown. */
    static boolean isNothingYet(String reason) {
        return reason.contains("轨迹") || reason.contains("暂无") || reason.contains("没有");
    }
}
