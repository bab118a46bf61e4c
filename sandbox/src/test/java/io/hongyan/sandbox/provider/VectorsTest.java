package io.hongyan.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hongyan.sandbox.wire.Bytes;
import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Our signatures against the published ones. */
class VectorsTest {

    @Test
    void kdniao() throws IOException {
        var checked = 0;
        for (var vector : carriers()) {
            var data = vector.at("/inputs/RequestData").asString("");
            var key =
                    vector.at("/inputs/AppKey").asString(vector.at("/inputs/appKey").asString(""));
            var expected = vector.at("/expected/DataSign").asString("");
            if (vector.path("source").asString("").equals("kdniao")
                    && !data.isEmpty()
                    && !vector.at("/inputs").has("ip")) {
                assertThat(Kdniao.sign(data, key)).as(id(vector)).isEqualTo(expected);
                checked++;
            }
        }
        assertThat(checked).isPositive();
    }

    @Test
    void kuaidi100() throws IOException {
        var checked = 0;
        for (var vector : carriers()) {
            var in = vector.path("inputs");
            var expected = vector.at("/expected/sign").asString("");
            if (!vector.path("source").asString("").equals("kuaidi100") || !in.has("param")) {
                continue;
            }
            if (in.has("salt")) {
                assertThat(Kuaidi100.sign(text(in, "param"), text(in, "salt")))
                        .as(id(vector))
                        .isEqualTo(expected);
                checked++;
            } else if (in.has("customer") && !expected.isEmpty()) {
                assertThat(
                                Kuaidi100.sign(
                                        text(in, "param"), text(in, "key") + text(in, "customer")))
                        .as(id(vector))
                        .isEqualTo(expected);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(1);
    }

    @Test
    void sf() throws IOException {
        var checked = 0;
        for (var vector : carriers()) {
            var in = vector.path("inputs");
            var expected = vector.at("/expected/msgDigest").asString("");
            if (vector.path("source").asString("").equals("sf")
                    && in.has("msgData")
                    && !expected.isEmpty()) {
                var text = text(in, "msgData") + text(in, "timestamp") + text(in, "checkword");
                var signed = id(vector).endsWith("unencoded") ? text : Form.encode(text);
                assertThat(Sf.digest(signed)).as(id(vector)).isEqualTo(expected);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(1);
    }

    @Test
    void aliyun() throws IOException {
        for (var name : new String[] {"aliyun-acs3-doc", "aliyun-acs3-sendsms"}) {
            var vector = channel(name);
            assertThat(
                            AliyunSms.sign(
                                    text(vector, "canonical_request"),
                                    text(vector, "access_key_secret")))
                    .isEqualTo(text(vector, "expected"));
        }
    }

    @Test
    void tencent() throws IOException {
        var doc = channel("tencent-tc3-doc");
        assertThat(
                        TencentSms.sign(
                                text(doc, "secret_key"),
                                text(doc, "date_utc"),
                                "cvm",
                                text(doc, "string_to_sign")))
                .isEqualTo(text(doc, "expected"));
        var sms = channel("tencent-tc3-sendsms");
        assertThat(
                        TencentSms.sign(
                                text(sms, "secret_key"),
                                text(sms, "date_utc"),
                                "sms",
                                text(sms, "string_to_sign")))
                .isEqualTo(text(sms, "expected"));
    }

    @Test
    void standardWebhooks() throws IOException {
        var vector = channel("standard-webhooks-public-1");
        assertThat(
                        Webhook.sign(
                                text(vector, "secret"),
                                text(vector, "webhook_id"),
                                vector.path("timestamp").asLong(),
                                Bytes.utf8(text(vector, "payload"))))
                .isEqualTo(text(vector, "expected"));
    }

    @Test
    void wechatSeal() throws IOException {
        var vector = channel("wecom-callback-1");
        assertThat(
                        WechatSeal.encrypt(
                                text(vector, "encoding_aes_key"),
                                text(vector, "random16"),
                                text(vector, "message"),
                                text(vector, "receive_id")))
                .isEqualTo(text(vector, "expected_encrypt"));
    }

    private static JsonNode carriers() throws IOException {
        var all = json("carriers/samples/signature-vectors.json");
        return all.isArray() ? all : all.path("vectors");
    }

    private static JsonNode channel(String id) throws IOException {
        var all = json("channels/samples/vectors.json").path("vectors");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(v -> text(v, "id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String path) throws IOException {
        var folder = System.getenv("HONGYAN_TEST_DATA");
        assumeTrue(folder != null, "needs the shared data");
        return Json.read(Files.readString(Path.of(folder, "protocols").resolve(path)))
                .orElseThrow();
    }

    private static String text(JsonNode node, String field) {
        return Json.text(node, field);
    }

    private static String id(JsonNode vector) {
        return text(vector, "id");
    }
}
