package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Keys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wraps and signs a push that somebody else wrote, as its provider would for the demo merchant. */
public final class SampleLetters {

    private static final String FORM = "application/x-www-form-urlencoded;charset=utf-8";

    private final Keys keys;

    public SampleLetters(Keys keys) {
        this.keys = keys;
    }

    /**
     * The push on its way to {@code url}.
     *
     * @param type the provider's own number of the kind of push; empty where it has none
     */
    public Push.Letter letter(Address to, String type, String text, Instant at) {
        return switch (to.provider()) {
            case "kdniao" -> kdniao(to.url(), type.isEmpty() ? "102" : type, text);
            case "kuaidi100" -> kuaidi100(to.url(), text);
            case "sf" -> sf(to.url(), text);
            default -> standard(to.url(), text, at);
        };
    }

    /** A provider, and where the product listens to it. */
    public record Address(String provider, String url) {}

    private Push.Letter kdniao(String url, String type, String text) {
        var own = "\"EBusinessID\":\"" + keys.get("kdniao.eBusinessId") + "\"";
        var data = text.replaceAll("\"EBusinessID\"\\s*:\\s*\"[^\"]*\"", own);
        var form = new LinkedHashMap<String, String>();
        form.put("RequestData", data);
        form.put("RequestType", type);
        form.put("DataSign", Kdniao.sign(data, keys.get("kdniao.appKey")));
        return new Push.Letter(url, FORM, Form.write(form), Map.of());
    }

    private Push.Letter kuaidi100(String url, String text) {
        var form = new LinkedHashMap<String, String>();
        form.put("sign", Kuaidi100.sign(text, keys.get("kuaidi100.salt")));
        form.put("param", text);
        return new Push.Letter(url, FORM, Form.write(form), Map.of());
    }

    private static Push.Letter sf(String url, String text) {
        var type = text.stripLeading().startsWith("<") ? "text/xml" : "application/json";
        return new Push.Letter(url, type + ";charset=UTF-8", text, Map.of());
    }

    private Push.Letter standard(String url, String text, Instant at) {
        var id = "msg_sample_" + Integer.toHexString(text.hashCode());
        var headers = Webhook.headers(keys.get("standard.signingSecret"), id, at, text);
        return new Push.Letter(url, "application/json", text, headers);
    }
}
