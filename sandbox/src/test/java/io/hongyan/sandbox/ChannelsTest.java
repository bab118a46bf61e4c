package io.hongyan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Json;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ChannelsTest {

    private static final String EMPTY_HASH =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir Path folder;

    @Test
    void anAliyunSmsLandsOnThePhoneAndIsReportedBack() {
        try (var ground = Ground.empty(folder).introduced()) {
            var phone = somebody(ground, "phone");

            var said = aliyun(ground, phone, "demo-aliyun-secret", "hy-1");
            ground.advance("PT10S");

            assertThat(Json.text(said.json(), "Code")).isEqualTo("OK");
            var message = ground.get("/world/phones/" + phone).path("items").get(0);
            assertThat(Json.text(message, "key")).isEqualTo("hy-1");
            assertThat(Json.text(message, "text")).isEqualTo("【雁行优选】1001，顺丰 速运*");
            var report = ground.product.hooks().getLast();
            assertThat(report.body())
                    .contains("DELIVERED", "hy-1", Json.text(said.json(), "BizId"));
            var request = ground.get("/world/requests?provider=aliyun-sms&key=hy-1");
            assertThat(Json.text(request.path("items").get(0), "signature")).isEqualTo("right");
        }
    }

    @Test
    void aWronglySignedSmsIsRefusedAndWrittenDown() {
        try (var ground = Ground.empty(folder)) {
            var phone = somebody(ground, "phone");

            var said = aliyun(ground, phone, "not-the-secret", "hy-2");

            assertThat(said.status()).isEqualTo(403);
            assertThat(said.body()).contains("SignatureDoesNotMatch");
            assertThat(ground.get("/world/phones/" + phone).path("items")).isEmpty();
            var request = ground.get("/world/requests?key=hy-2").path("items").get(0);
            assertThat(Json.text(request, "signature")).isEqualTo("wrong");
        }
    }

    @Test
    void aLostAnswerStillHasItsEffectOnce() {
        try (var ground = Ground.empty(folder)) {
            var phone = somebody(ground, "phone");
            ground.post("/world/faults", "{\"provider\":\"aliyun-sms\",\"kind\":\"lose-answer\"}");

            var said = aliyun(ground, phone, "demo-aliyun-secret", "hy-3");

            assertThat(said.status()).isZero();
            assertThat(ground.get("/world/phones/" + phone).path("items")).hasSize(1);
            Caller.json("DELETE", ground.url() + "/world/faults", "");
            assertThat(aliyun(ground, phone, "demo-aliyun-secret", "hy-4").status()).isEqualTo(200);
        }
    }

    @Test
    void eachFaultSpeaksTheProvidersTongue() {
        try (var ground = Ground.empty(folder)) {
            var phone = somebody(ground, "phone");
            assertThat(under(ground, phone, "throttle")).contains("isv.BUSINESS_LIMIT_CONTROL");
            assertThat(under(ground, phone, "refuse")).contains("isv.AMOUNT_NOT_ENOUGH");
            assertThat(under(ground, phone, "slow")).contains("\"OK\"");
            ground.post("/world/faults", "{\"provider\":\"*\",\"kind\":\"down\"}");
            assertThat(aliyun(ground, phone, "demo-aliyun-secret", "d").status()).isZero();
        }
    }

    @Test
    void aWechatMessageComesOncePerClientMessageId() {
        try (var ground = Ground.empty(folder).introduced()) {
            var phone = somebody(ground, "phone");
            var token = token(ground);
            var url =
                    ground.url() + "/wechat-mp/cgi-bin/message/template/send?access_token=" + token;
            var body =
                    ("{\"touser\":\"%s\",\"template_id\":\"T1\",\"client_msg_id\":"
                                    + "\"c-1\",\"data\":{\"thing1\":{\"value\":\"茶杯\"}}}")
                            .formatted(somebody(ground, "openid"));

            var once = Caller.json("POST", url, body).json();
            var again = Caller.json("POST", url, body).json();
            ground.advance("PT10S");

            assertThat(once.path("errcode").asInt()).isZero();
            assertThat(again.path("msgid").asLong()).isEqualTo(once.path("msgid").asLong());
            assertThat(ground.get("/world/phones/" + phone).path("items")).hasSize(1);
            var event = ground.product.hooks().getLast();
            assertThat(event.body()).contains("TEMPLATESENDJOBFINISH", "success");
            var query = Form.read(event.query());
            var parts =
                    new String[] {"demoWechatToken", query.get("timestamp"), query.get("nonce")};
            java.util.Arrays.sort(parts);
            assertThat(query.get("signature"))
                    .isEqualTo(Digest.hex(Digest.sha1(String.join("", parts))));
        }
    }

    @Test
    void wechatRefusesValuesThatBreakTheirType() {
        try (var ground = Ground.empty(folder)) {
            var url =
                    ground.url()
                            + "/wechat-mp/cgi-bin/message/template/send?access_token="
                            + token(ground);
            var body =
                    ("{\"touser\":\"%s\",\"template_id\":\"T1\",\"data\":{\"phrase"
                                    + "3\":{\"value\":\"abc\"}}}")
                            .formatted(somebody(ground, "openid"));

            assertThat(Caller.json("POST", url, body).body()).contains("47003", "phrase3");
            var wrong = url.replace("access_token=", "access_token=x");
            assertThat(Caller.json("POST", wrong, body).body()).contains("40001");
        }
    }

    @Test
    void aWecomTaskReachesTheCustomerWhenStaffHasConfirmedIt() {
        try (var ground = Ground.empty(folder)) {
            var phone = somebody(ground, "phone");
            var token =
                    ground.get(
                                    ("/wecom/cgi-bin/gettoken?corpid=wwdemo00000001&corpsecret=dem"
                                            + "o-wecom-secret"))
                            .path("access_token")
                            .stringValue();
            var base = ground.url() + "/wecom/cgi-bin/externalcontact/";
            var body =
                    ("{\"chat_type\":\"single\",\"external_userid\":[\"%s\"],\"sen"
                                    + "der\":\"li\",\"text\":{\"content\":\"包裹已发出\"}}")
                            .formatted(somebody(ground, "wecom"));
            var task =
                    Caller.json("POST", base + "add_msg_template?access_token=" + token, body)
                            .json();
            var ask = "{\"msgid\":\"" + Json.text(task, "msgid") + "\"}";
            var result = base + "get_groupmsg_send_result?access_token=" + token;

            assertThat(Caller.json("POST", result, ask).json().at("/send_list/0/status").asInt())
                    .isZero();
            assertThat(ground.get("/world/phones/" + phone).path("items")).isEmpty();
            ground.advance("PT31M");
            assertThat(Caller.json("POST", result, ask).json().at("/send_list/0/status").asInt())
                    .isEqualTo(1);
            assertThat(ground.get("/world/phones/" + phone).path("items")).hasSize(1);
        }
    }

    private static String under(Ground ground, String phone, String kind) {
        ground.post("/world/faults", "{\"provider\":\"aliyun-sms\",\"kind\":\"" + kind + "\"}");
        var body = aliyun(ground, phone, "demo-aliyun-secret", "f-" + kind).body();
        Caller.json("DELETE", ground.url() + "/world/faults", "");
        return body;
    }

    private static String somebody(Ground ground, String field) {
        return Json.text(ground.get("/world/phones").path("items").get(3), field);
    }

    private static String token(Ground ground) {
        JsonNode said =
                ground.post(
                        "/wechat-mp/cgi-bin/stable_token",
                        ("{\"grant_type\":\"client_credential\",\"appid\":\"wxdemo0000"
                                + "000001\",\"secret\":\"demo-wechat-secret\"}"));
        return Json.text(said, "access_token");
    }

    /** Sends as the vendor's rule says, from our own reading of it. */
    static Caller.Said aliyun(Ground ground, String phone, String secret, String outId) {
        var fields = new TreeMap<String, String>();
        fields.put("PhoneNumbers", phone);
        fields.put("SignName", "雁行优选");
        fields.put("TemplateCode", "SMS_1");
        fields.put("TemplateParam", "{\"order\":\"1001\",\"company\":\"顺丰 速运*\"}");
        fields.put("OutId", outId);
        var query = new StringBuilder();
        fields.forEach((k, v) ->
                query.append(query.isEmpty() ? "" : "&")
                        .append(Form.percent(k))
                        .append('=')
                        .append(Form.percent(v)));
        var headers =
                ("host:127.0.0.1:%d\nx-acs-action:SendSms\nx-acs-content-sha25"
                                + "6:%s\nx-acs-date:2026-11-10T02:00:00Z\nx-acs-signature-nonce"
                                + ":%s\nx-acs-version:2017-05-25\n")
                        .formatted(ground.sandbox.port(), EMPTY_HASH, outId);
        var names =
                ("host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-sign"
                        + "ature-nonce;x-acs-version");
        var canonical = "POST\n/\n" + query + "\n" + headers + "\n" + names + "\n" + EMPTY_HASH;
        var text = "ACS3-HMAC-SHA256\n" + Digest.hex(Digest.sha256(Digest.utf8(canonical)));
        var signature = Digest.hex(Digest.hmacSha256(Digest.utf8(secret), Digest.utf8(text)));
        return Caller.send(
                "POST",
                ground.url() + "/aliyun-sms/?" + query,
                "",
                "text/plain",
                "x-acs-action",
                "SendSms",
                "x-acs-version",
                "2017-05-25",
                "x-acs-date",
                "2026-11-10T02:00:00Z",
                "x-acs-signature-nonce",
                outId,
                "x-acs-content-sha256",
                EMPTY_HASH,
                "Authorization",
                "ACS3-HMAC-SHA256 Credential=demo-aliyun-id,SignedHeaders="
                        + names
                        + ",Signature="
                        + signature);
    }
}
