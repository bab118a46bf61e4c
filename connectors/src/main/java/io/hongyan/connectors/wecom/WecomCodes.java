package io.hongyan.connectors.wecom;

import io.hongyan.kit.Outcome;
import java.time.Duration;

/**
 * What WeCom's errcode means; its errmsg never decides. One that is not here is a final refusal.
 */
final class WecomCodes {

    private WecomCodes() {}

    static boolean isStaleToken(String errcode) {
        return switch (errcode) {
            case "40001", "40014", "42001" -> true;
            default -> false;
        };
    }

    static Outcome refusal(String errcode, String errmsg) {
        var words = errcode + " " + errmsg;
        return switch (errcode) {
            case "-1", "45009", "45033", "6000" -> new Outcome.NotNow(Duration.ofMinutes(1), words);
            default -> new Outcome.Refused(errcode, errmsg);
        };
    }
}
