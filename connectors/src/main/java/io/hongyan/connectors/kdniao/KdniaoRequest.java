package io.hongyan.connectors.kdniao;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongyan.kit.Call;
import io.hongyan.kit.Json;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of every request to Kdniao, and the signature it shares with their pushes. */
final class KdniaoRequest {

    private static final String GATEWAY = "https://api.kdniao.com/api/dist";

    private KdniaoRequest() {}

    static Call of(String requestType, ObjectNode data, Settings settings) {
        var requestData = Json.write(data);
        var fields = new LinkedHashMap<String, String>();
        fields.put("RequestData", requestData);
        fields.put("EBusinessID", settings.get("eBusinessId"));
        fields.put("RequestType", requestType);
        fields.put("DataSign", new String(dataSign(Signature.utf8(requestData), settings), UTF_8));
        fields.put("DataType", "2");
        return Call.postForm(GATEWAY, fields).answering(Call.TRACKING_ANSWER);
    }

    /** Base64 of the hex text (not of the 16 bytes) of MD5 over data and key. */
    static byte[] dataSign(byte[] requestData, Settings settings) {
        var digest = Signature.md5(requestData, Signature.utf8(settings.get("appKey")));
        return Base64.getEncoder().encode(Signature.utf8(Signature.hex(digest)));
    }
}
