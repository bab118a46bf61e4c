package io.hongyan.connectors.wechatmp;

import io.hongyan.kit.Outcome;
import java.time.Duration;

/** What WeChat's errcode means. One that is not here is a final refusal. */
final class WechatCodes {

    private WechatCodes() {}

    /** The token is void before its time: another one was fetched elsewhere. */
    static boolean isStaleToken(String errcode) {
        return switch (errcode) {
            case "40001", "40014", "42001" -> true;
            default -> false;
        };
    }

    static Outcome refusal(String errcode, String errmsg) {
        var words = errcode + " " + errmsg;
        return switch (errcode) {
            case "-1", "45011", "45047" -> new Outcome.NotNow(Duration.ofMinutes(1), words);
            case "45009" -> new Outcome.NotNow(Duration.ofDays(1), words);
            default -> new Outcome.Refused(errcode, errmsg);
        };
    }
}
