package io.hongyan.connectors.sf;

import io.hongyan.kit.Outcome;
import java.time.Duration;
import java.util.Set;

/**
 * SF's operation codes as reports carry them, and the codes of its answers.
 *
 * <p>Pushes tell a reason beside the operation and queries a secondary status; neither tells the
 * other's. One scan must look the same from both sides, so both are left out except where they turn
 * the meaning round.
 */
final class SfCodes {

    /** Operation and reason: lost, scrapped, pickup cancelled, consignee collects, return. */
    private static final Set<String> TELLING_REASONS =
            Set.of("8000+6", "8000+2", "70+46", "70+83", "70+85", "33+83", "33+85", "99+2");

    /**
     * Operation and secondary status: cancelled, taken out of the locker, ready to be collected.
     */
    private static final Set<String> TELLING_STATUS =
            Set.of("33/501", "126/1101", "125/1101", "218/1101", "642/1101");

    private SfCodes() {}

    static String code(String opCode, String reasonCode, String secondaryStatus) {
        var withReason = opCode + "+" + reasonCode;
        if (TELLING_REASONS.contains(withReason)) {
            return withReason;
        }
        var withStatus = opCode + "/" + secondaryStatus;
        return TELLING_STATUS.contains(withStatus) ? withStatus : opCode;
    }

    /** The gateway's own refusals (apiResultCode); A1000 is none. */
    static Outcome gateway(String code, String message) {
        return switch (code) {
            case "A1005" -> new Outcome.NotNow(Duration.ofMinutes(1), message);
            case "A1002", "A1007" -> new Outcome.NotNow(Duration.ZERO, message);
            case "A1009", "A1099" -> new Outcome.NotNow(Duration.ofMinutes(5), message);
            default -> new Outcome.Refused(code, message);
        };
    }

    /** The service's refusals (errorCode); S0000 is none. */
    static Outcome service(String code, String message) {
        return switch (code) {
            case "S0003", "8177" -> new Outcome.NotNow(Duration.ofMinutes(5), message);
            default -> new Outcome.Refused(code, message);
        };
    }
}
