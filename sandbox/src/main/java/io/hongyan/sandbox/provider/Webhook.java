package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Bytes;
import io.hongyan.sandbox.wire.Call;
import io.hongyan.sandbox.wire.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Standard Webhooks: three headers and a list of signatures. */
final class Webhook {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Webhook() {}

    /** Headers for a body that is sent at {@code at}. */
    static Map<String, String> headers(String secret, String id, Instant at, String body) {
        var seconds = at.getEpochSecond();
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", String.valueOf(seconds),
                "webhook-signature", sign(secret, id, seconds, Bytes.utf8(body)));
    }

    static String sign(String secret, String id, long seconds, Bytes body) {
        var head = Digest.utf8(id + "." + seconds + ".");
        var text = new byte[head.length + body.length()];
        System.arraycopy(head, 0, text, 0, head.length);
        System.arraycopy(body.array(), 0, text, head.length, body.length());
        return "v1," + Digest.base64(Digest.hmacSha256(key(secret), text));
    }

    /**
     * Whether any of the listed signatures is right and the time is near. There are two clocks, the
     * machine's and the world's; near either is near.
     */
    static boolean isRight(Call call, String secret, Instant world, Instant machine) {
        var stamp = call.header("webhook-timestamp");
        if (!stamp.matches("\\d{1,12}")) {
            return false;
        }
        var seconds = Long.parseLong(stamp);
        var right = sign(secret, call.header("webhook-id"), seconds, call.body());
        var near = isNear(seconds, world) || isNear(seconds, machine);
        for (var claimed : call.header("webhook-signature").split(" ", -1)) {
            if (Digest.same(right, claimed)) {
                return near;
            }
        }
        return false;
    }

    private static boolean isNear(long seconds, Instant clock) {
        return Math.abs(seconds - clock.getEpochSecond()) <= TOLERANCE.toSeconds();
    }

    private static byte[] key(String secret) {
        var text = secret.startsWith("whsec_") ? secret.substring(6) : secret;
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Digest.utf8(secret);
        }
    }
}
