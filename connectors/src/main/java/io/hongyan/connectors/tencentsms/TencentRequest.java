package io.hongyan.connectors.tencentsms;

import io.hongyan.kit.Call;
import io.hongyan.kit.Http;
import io.hongyan.kit.Json;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Signature;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A call signed by TC3-HMAC-SHA256. Its date is UTC, not Beijing. */
final class TencentRequest {

    static final URI ADDRESS = URI.create("https://sms.tencentcloudapi.com/");

    private static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private static final String SIGNED = "content-type;host;x-tc-action";

    private TencentRequest() {}

    static Call of(String action, ObjectNode parameters, Settings settings, Http http) {
        var body = Json.write(parameters);
        var host = http.effective(ADDRESS).getRawAuthority();
        var scope = new Scope("sms", http.now());
        var authorization =
                "TC3-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(
                                settings.get("secretId"),
                                scope.text(),
                                SIGNED,
                                scope.signature(
                                        canonical(action, host, body), settings.get("secretKey")));
        return Call.postJson(ADDRESS.toString(), body)
                .with("content-type", CONTENT_TYPE)
                .with("X-TC-Action", action)
                .with("X-TC-Version", "2021-01-11")
                .with("X-TC-Region", settings.get("region", "ap-guangzhou"))
                .with("X-TC-Timestamp", String.valueOf(http.now().getEpochSecond()))
                .with("Authorization", authorization);
    }

    static String canonical(String action, String host, String body) {
        return "POST\n/\n\ncontent-type:%s\nhost:%s\nx-tc-action:%s\n\n%s\n%s"
                .formatted(
                        CONTENT_TYPE,
                        host,
                        action.toLowerCase(Locale.ROOT),
                        SIGNED,
                        Signature.hex(Signature.sha256(Signature.utf8(body))));
    }

    /** Day and service that a signature holds for. */
    record Scope(String service, Instant at) {

        String text() {
            return date() + "/" + service + "/tc3_request";
        }

        private LocalDate date() {
            return at.atOffset(ZoneOffset.UTC).toLocalDate();
        }

        String signature(String canonical, String secretKey) {
            var digest = Signature.hex(Signature.sha256(Signature.utf8(canonical)));
            var text = "TC3-HMAC-SHA256\n" + at.getEpochSecond() + "\n" + text() + "\n" + digest;
            var key = hmac(Signature.utf8("TC3" + secretKey), date().toString());
            key = hmac(hmac(key, service), "tc3_request");
            return Signature.hex(hmac(key, text));
        }

        private static byte[] hmac(byte[] key, String text) {
            return Signature.hmacSha256(key, Signature.utf8(text));
        }
    }
}
