package io.hongyan.connectors.aliyunsms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongyan.kit.Call;
import io.hongyan.kit.Http;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Signature;
import java.net.URI;
import java.net.URLEncoder;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A call signed by ACS3-HMAC-SHA256: all parameters in the query, the body empty. */
final class AliyunRequest {

    static final URI ADDRESS = URI.create("https://dysmsapi.aliyuncs.com/");

    private static final String VERSION = "2017-05-25";

    private AliyunRequest() {}

    static Call of(String action, Map<String, String> parameters, Settings settings, Http http) {
        var query = query(parameters);
        var headers = new TreeMap<String, String>();
        headers.put("host", http.effective(ADDRESS).getRawAuthority());
        headers.put("x-acs-action", action);
        headers.put("x-acs-version", VERSION);
        headers.put("x-acs-date", http.now().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        headers.put("x-acs-content-sha256", Signature.hex(Signature.sha256(new byte[0])));
        var authorization =
                authorization(
                        canonical(query, headers),
                        settings.get("accessKeyId"),
                        settings.get("accessKeySecret"));
        var call = Call.post(ADDRESS + "?" + query).with("Authorization", authorization);
        for (var header : headers.entrySet()) {
            if (!header.getKey().equals("host")) { // the client writes that one itself
                call = call.with(header.getKey(), header.getValue());
            }
        }
        return call;
    }

    /** Sorted, and encoded as RFC 3986 wants it. */
    static String query(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static String canonical(String query, Map<String, String> headers) {
        var sorted = new TreeMap<>(headers);
        var lines =
                sorted.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                        .collect(Collectors.joining());
        return "POST\n/\n%s\n%s\n%s\n%s"
                .formatted(
                        query,
                        lines,
                        String.join(";", sorted.keySet()),
                        sorted.getOrDefault("x-acs-content-sha256", ""));
    }

    static String signature(String canonical, String secret) {
        var digest = Signature.hex(Signature.sha256(Signature.utf8(canonical)));
        var text = Signature.utf8("ACS3-HMAC-SHA256\n" + digest);
        return Signature.hex(Signature.hmacSha256(Signature.utf8(secret), text));
    }

    static String authorization(String canonical, String keyId, String secret) {
        var lines = canonical.split("\n", -1);
        return "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s"
                .formatted(keyId, lines[lines.length - 2], signature(canonical, secret));
    }
}
