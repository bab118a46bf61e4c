package io.hongyan.kit;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Signs and checks by Standard Webhooks 1.0, scheme v1 (HMAC-SHA256). */
public final class StandardWebhook {

    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private StandardWebhook() {}

    /** The three headers; one signature for each secret, so that old and new hold side by side. */
    public static Map<String, String> headers(
            List<String> secrets, String id, long seconds, byte[] body) {
        var signatures = secrets.stream().map(secret -> sign(secret, id, seconds, body)).toList();
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(seconds));
        headers.put("webhook-signature", String.join(" ", signatures));
        return headers;
    }

    public static String sign(String secret, String id, long seconds, byte[] body) {
        return "v1," + Base64.getEncoder().encodeToString(mac(secret, id, "" + seconds, body));
    }

    /**
     * Whether one of the push's signatures was made with one of the secrets. How old it is, is for
     * the caller to judge: this looks at no clock.
     */
    public static boolean isSigned(Push push, List<String> secrets) {
        var id = push.header("webhook-id");
        var seconds = push.header("webhook-timestamp");
        var claims = List.of(push.header("webhook-signature").split(" ", 20));
        boolean isSigned = false;
        for (var secret : secrets) {
            var right = mac(secret, id, seconds, push.body());
            for (var claim : claims) {
                isSigned |= claim.startsWith("v1,") && Signature.matches(decoded(claim), right);
            }
        }
        return isSigned;
    }

    private static byte[] decoded(String claim) {
        try {
            return Base64.getDecoder().decode(claim.substring("v1,".length()).strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] mac(String secret, String id, String seconds, byte[] body) {
        return Signature.hmacSha256(keyOf(secret), Signature.utf8(id + "." + seconds + "."), body);
    }

    private static byte[] keyOf(String secret) {
        var key = secret.startsWith("whsec_") ? secret.substring("whsec_".length()) : secret;
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            return Signature.utf8(key); // a secret that somebody made up by hand
        }
    }

    /** The secrets of a setting that may hold several while one replaces the other. */
    public static List<String> secrets(String setting) {
        return List.of(setting.strip().split("[\\s,]+", 5));
    }

    /** An id for our key: the key itself, or its hash where it holds what an id must not. */
    public static String idOf(String key) {
        return PLAIN_ID.matcher(key).matches()
                ? key
                : "msg_" + Signature.hex(Signature.sha256(Signature.utf8(key))).substring(0, 32);
    }
}
