package io.hongyan.connectors.wechatmp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.HookConnector;
import io.hongyan.kit.HookConnectorContract;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Sealing;
import io.hongyan.kit.Settings;
import io.hongyan.kit.TestData;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.WechatEnvelope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WechatCallbackTest extends HookConnectorContract {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static final Map<String, String> VALUES =
            Map.of("appId", "wx01", "secret", "s", "token", "tok", "encodingAesKey", KEY);

    @Override
    protected HookConnector connector() {
        return new WechatMpChannel();
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
        return ("<xml><FromUserName><![CDATA[oExample]]></FromUserName><CreateTime>1794968400</CreateTime>"
                        + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event>"
                        + "<MsgID>200228332</MsgID><Status><![CDATA[failed:user block]]></Status></xml>")
                .getBytes(UTF_8);
    }

    @Override
    protected Push wrapped(byte[] payload) {
        var letter = Sealing.seal(payload, KEY, "wx01");
        var query =
                Map.of(
                        "timestamp", "1794968400",
                        "nonce", "n1",
                        "encrypt_type", "aes",
                        "msg_signature",
                                WechatEnvelope.signature("tok", "1794968400", "n1", letter));
        var body = "<xml><ToUserName>gh_1</ToUserName><Encrypt>" + letter + "</Encrypt></xml>";
        return new Push("POST", "/hooks/wechat-mp/x", query, Map.of(), body.getBytes(UTF_8));
    }

    @Test
    void theResultOfAMessageIsItsReceipt() {
        assertThat(read(wrapped(payload())))
                .isEqualTo(
                        new Reading.Read(
                                List.of(
                                        new Notice.MessageReceipt(
                                                "",
                                                "200228332",
                                                false,
                                                "failed:user block",
                                                Instant.ofEpochSecond(1_794_968_400)))));
    }

    @Test
    void whoUnfollowsDoesNotWantToBeWrittenTo() {
        var event =
                "{\"FromUserName\":\"oExample\",\"CreateTime\":1794968400,\"MsgType\":\"event\",\"Event\":\"unsubscribe\"}";

        assertThat(read(wrapped(event.getBytes(UTF_8))))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        reading ->
                                assertThat(reading.notices())
                                        .hasOnlyElementsOfType(Notice.OptedOut.class));
    }

    @Test
    void theAddressCheckIsAnsweredWithItsOwnWords() {
        var query = new HashMap<>(Map.of("timestamp", "1", "nonce", "2", "echostr", "e-5"));
        query.put("signature", WechatEnvelope.signature("tok", "1", "2"));
        var check = new Push("GET", "/hooks/wechat-mp/x", query, Map.of(), new byte[0]);

        assertThat(read(check)).isEqualTo(new Reading.Handshake(HookAnswer.text(200, "e-5")));

        query.put("nonce", "3");
        assertThat(read(check)).isInstanceOf(Reading.Forged.class);
    }

    @Test
    void aPlainPushIsTakenOnlyWhereNoKeyIsSet() {
        var query =
                Map.of(
                        "timestamp", "1",
                        "nonce", "2",
                        "signature", WechatEnvelope.signature("tok", "1", "2"));
        var plain = new Push("POST", "/x", query, Map.of(), payload());
        var withoutKey = new HashMap<>(VALUES);
        withoutKey.remove("encodingAesKey");

        assertThat(connector().read(plain, new Settings(withoutKey)))
                .isInstanceOf(Reading.Read.class);
        assertThat(read(plain)).isInstanceOf(Reading.Forged.class);
    }

    @Test
    void theSheetsEventsAreRead() {
        for (var sample :
                new String[] {"event_templatesendjobfinish.xml", "event_subscribe_msg_popup.xml"}) {
            var event = TestData.bytes("protocols/channels/samples/wechat-mp/" + sample);
            assertThat(read(wrapped(event))).isInstanceOf(Reading.Read.class);
        }
    }

    @Test
    void theAnswerIsInWechatsOwnWords() {
        assertThat(connector().answer(Verdict.ACCEPTED, wrapped(payload()), settings(), NOW).body())
                .isEqualTo("success");
    }
}
