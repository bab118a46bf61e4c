package io.hongyan.connectors.kuaidi100;

import io.hongyan.kit.Outcome;
import java.time.Duration;
import java.util.Set;

/** Kuaidi100's states that say more than the scan they stand beside, and its return codes. */
final class Kuaidi100Codes {

    /** Concluded without a scan: not signed, not moved, not collected in time. */
    private static final Set<String> COMPUTED = Set.of("201", "202", "205");

    /** After these nothing more comes, so the latest scan stays the latest. */
    private static final Set<String> FINAL =
            Set.of("3", "301", "302", "303", "304", "4", "401", "210");

    private Kuaidi100Codes() {}

    static boolean isComputed(String state) {
        return COMPUTED.contains(state);
    }

    static boolean isFinal(String state) {
        return FINAL.contains(state);
    }

    /** How a subscription ended; 501 says that it stands already. */
    static Outcome subscribed(String returnCode, String message) {
        return switch (returnCode) {
            case "200" -> new Outcome.Done("", "subscribed");
            case "501" -> new Outcome.Done("", "subscribed before");
            case "500" -> new Outcome.NotNow(Duration.ofMinutes(5), message);
            default -> new Outcome.Refused(returnCode, message);
        };
    }
}
