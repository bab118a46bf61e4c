package io.hongyan.connectors.sf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongyan.kit.Call;
import io.hongyan.kit.Http;
import io.hongyan.kit.Json;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Signature;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of every request to SF's open platform. */
final class SfRequest {

    private SfRequest() {}

    static Call of(String service, ObjectNode data, Settings settings, Http http) {
        var msgData = Json.write(data);
        var timestamp = String.valueOf(http.now().toEpochMilli());
        var fields = new LinkedHashMap<String, String>();
        fields.put("partnerID", settings.get("partnerId"));
        fields.put("requestID", UUID.randomUUID().toString());
        fields.put("serviceCode", service);
        fields.put("timestamp", timestamp);
        fields.put("msgDigest", msgDigest(msgData, timestamp, settings.get("checkWord")));
        fields.put("msgData", msgData);
        return Call.postForm(address(settings), fields).answering(Call.TRACKING_ANSWER);
    }

    private static String address(Settings settings) {
        return settings.get("environment", "production").equals("sandbox")
                ? "https://sfapi-sbox.sf-express.com/std/service"
                : "https://sfapi.sf-express.com/std/service";
    }

    /** Base64 of MD5 over the form-encoded text, encoded as Java's own encoder does. */
    static String msgDigest(String msgData, String timestamp, String checkWord) {
        var encoded = URLEncoder.encode(msgData + timestamp + checkWord, UTF_8);
        return Base64.getEncoder().encodeToString(Signature.md5(encoded.getBytes(UTF_8)));
    }
}
