package io.hongyan.connectors.tencentsms;

import io.hongyan.kit.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** What the codes of an answer mean. One that is not here is a final refusal. */
final class TencentCodes {

    private static final Set<String> OPT_OUTS = Set.of("R", "T", "TD", "N", "退订", "拒收", "退", "取消");

    private TencentCodes() {}

    static Outcome refusal(String code, String message) {
        if (code.startsWith("InternalError")) {
            return new Outcome.NotNow(Duration.ofMinutes(1), code);
        }
        return switch (code) {
            case "RequestLimitExceeded" -> new Outcome.NotNow(Duration.ofSeconds(5), code);
            case "LimitExceeded.PhoneNumberThirtySecondLimit" ->
                    new Outcome.NotNow(Duration.ofSeconds(30), code);
            case "LimitExceeded.PhoneNumberOneHourLimit", "LimitExceeded.DeliveryFrequencyLimit" ->
                    new Outcome.NotNow(Duration.ofHours(1), code);
            case "LimitExceeded.PhoneNumberDailyLimit",
                    "LimitExceeded.PhoneNumberSameContentDailyLimit" ->
                    new Outcome.NotNow(Duration.ofDays(1), code);
            case "FailedOperation.MarketingSendTimeConstraint" ->
                    new Outcome.NotNow(Duration.ofHours(8), code);
            default -> new Outcome.Refused(code, message);
        };
    }

    static boolean isOptOut(String words) {
        return OPT_OUTS.contains(words.strip().toUpperCase(Locale.ROOT));
    }
}
