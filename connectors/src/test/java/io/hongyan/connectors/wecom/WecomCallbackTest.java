package io.hongyan.connectors.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.HookConnector;
import io.hongyan.kit.HookConnectorContract;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Sealing;
import io.hongyan.kit.Settings;
import io.hongyan.kit.TestData;
import io.hongyan.kit.WechatEnvelope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WecomCallbackTest extends HookConnectorContract {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static final Map<String, String> VALUES =
            Map.of(
                    "corpId", "ww0000000000000001",
                    "token", "hyWecomToken01",
                    "encodingAesKey", KEY);

    @Override
    protected HookConnector connector() {
        return new WecomChannel();
    }

    @Override
    protected Settings settings() {
        return new Settings(VALUES);
    }

    @Override
    protected Map<String, String> otherSecrets() {
        var others = new HashMap<>(VALUES);
        others.put("token", "other");
        return others;
    }

    @Override
    protected boolean isSigned() {
        return true;
    }

    @Override
    protected byte[] payload() {
        return ("<xml><ToUserName><![CDATA[ww0000000000000001]]></ToUserName><CreateTime>1794968400</CreateTime>"
                        + "<Event><![CDATA[change_external_contact]]></Event>"
                        + "<ChangeType><![CDATA[del_follow_user]]></ChangeType>"
                        + "<ExternalUserID><![CDATA[wmExample1]]></ExternalUserID></xml>")
                .getBytes(UTF_8);
    }

    @Override
    protected Push wrapped(byte[] payload) {
        return sealed(Sealing.seal(payload, KEY, "ww0000000000000001"));
    }

    private static Push sealed(String letter) {
        var signature =
                WechatEnvelope.signature("hyWecomToken01", "1794968400", "hynonce01", letter);
        var body = "<xml><Encrypt><![CDATA[" + letter + "]]></Encrypt></xml>";
        return new Push("POST", "/hooks/wecom/x", query(signature), Map.of(), body.getBytes(UTF_8));
    }

    private static Map<String, String> query(String signature) {
        return Map.of("msg_signature", signature, "timestamp", "1794968400", "nonce", "hynonce01");
    }

    @Test
    void whoRemovesTheMemberOfStaffDoesNotWantToBeWrittenTo() {
        assertThat(read(wrapped(payload())))
                .isEqualTo(
                        new Reading.Read(
                                List.of(
                                        new Notice.OptedOut(
                                                "wmExample1",
                                                "删除了员工",
                                                Instant.ofEpochSecond(1_794_968_400)))));
    }

    @Test
    void aLetterForAnotherCorporationIsForged() {
        assertThat(read(sealed(Sealing.seal(payload(), KEY, "ww0000000000000002"))))
                .isInstanceOf(Reading.Forged.class);
    }

    @Test
    void theSheetsVectorsAreOpened() {
        var callback = TestData.channelVector("wecom-callback-1");
        var verify = TestData.channelVector("wecom-url-verify-1");
        var letter = Json.text(callback, "expected_encrypt");
        var query = new HashMap<>(query(Json.text(verify, "expected_msg_signature")));
        query.put("echostr", Json.text(verify, "echostr"));

        assertThat(WechatEnvelope.signature("hyWecomToken01", "1794968400", "hynonce01", letter))
                .isEqualTo(Json.text(callback, "expected_msg_signature"));
        assertThat(new WechatEnvelope(KEY, "ww0000000000000001").open(letter))
                .isEqualTo(callback.get("message").asString());
        assertThat(read(new Push("GET", "/hooks/wecom/x", query, Map.of(), new byte[0])))
                .isEqualTo(
                        new Reading.Handshake(
                                HookAnswer.text(200, Json.text(verify, "expected_plain"))));
    }

    @Test
    void theSheetsPushIsBelievedAndRead() {
        var body =
                TestData.bytes(
                        "protocols/channels/samples/wecom/callback_add_external_contact.encrypted.xml");
        var push =
                new Push(
                        "POST",
                        "/hooks/wecom/x",
                        query("62942561319112e891830ecd438d83b2a0a27151"),
                        Map.of(),
                        body);

        assertThat(read(push)).isEqualTo(new Reading.Read(List.of()));
    }
}
