package io.hongyan.connectors.aliyunsms;

import io.hongyan.kit.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** What the codes of an answer mean. One that is not here is a final refusal. */
final class AliyunCodes {

    private static final Set<String> BUSY =
            Set.of("isp.SYSTEM_ERROR", "ServiceUnavailable", "InternalError");

    /** What people send back who want no more of it. */
    private static final Set<String> OPT_OUTS = Set.of("R", "T", "TD", "N", "退订", "拒收", "退", "取消");

    private AliyunCodes() {}

    static Outcome refusal(String code, String message) {
        if (code.equals("isv.BUSINESS_LIMIT_CONTROL")) {
            return new Outcome.NotNow(windowOf(message), message);
        }
        return code.startsWith("Throttling") || BUSY.contains(code)
                ? new Outcome.NotNow(Duration.ofMinutes(1), code + " " + message)
                : new Outcome.Refused(code, message);
    }

    /** "触发分钟级流控", 小时级 or 天级: which window is full only the words tell. */
    private static Duration windowOf(String message) {
        if (message.contains("天级")) {
            return Duration.ofDays(1);
        }
        return message.contains("小时级") ? Duration.ofHours(1) : Duration.ofMinutes(1);
    }

    static boolean isOptOut(String words) {
        return OPT_OUTS.contains(words.strip().toUpperCase(Locale.ROOT));
    }
}
