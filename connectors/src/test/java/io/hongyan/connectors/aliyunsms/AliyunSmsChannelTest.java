package io.hongyan.connectors.aliyunsms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.ChannelConnectorContract;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.Form;
import io.hongyan.kit.Json;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Settings;
import io.hongyan.kit.TestData;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliyunSmsChannelTest extends ChannelConnectorContract {

    private static final Settings SETTINGS =
            new Settings(
                    Map.of(
                            "accessKeyId", "hyAliyunKey0001",
                            "accessKeySecret", "hyAliyunSecret0001",
                            "signName", "鸿雁"));

    @Override
    protected ChannelConnector connector() {
        return new AliyunSmsChannel();
    }

    @Override
    protected Settings settings() {
        return SETTINGS;
    }

    @Override
    protected Message message() {
        return messageTo("13900000001", "SMS_1", "order", "1001", "company", "雁云 速运*");
    }

    @Override
    protected String acceptance() {
        return "{\"Code\":\"OK\",\"BizId\":\"9^0\"}";
    }

    @Override
    protected String unknownRefusal() {
        return "{\"Code\":\"isv.NEVER_SEEN\",\"Message\":\"m\"}";
    }

    @Test
    void everythingStandsInTheSignedQuery() {
        var http = new FakeHttp().answering(200, acceptance());

        assertThat(sent(http)).isEqualTo(new Outcome.Done("9^0", "accepted"));
        var call = http.lastCall();
        assertThat(call.body()).isEmpty();
        assertThat(call.headers()).doesNotContainKey("content-type");
        var query = call.address().getRawQuery();
        assertThat(query).contains("%2A").contains("%20").doesNotContain("+");
        var form = new Form(query.getBytes(UTF_8));
        assertThat(form.text("OutId")).isEqualTo("hy-1");
        assertThat(form.text("TemplateParam"))
                .isEqualTo("{\"order\":\"1001\",\"company\":\"雁云 速运*\"}");
        var headers = new HashMap<>(http.lastHeaders());
        var authorization = String.valueOf(headers.remove("authorization"));
        headers.put("host", "dysmsapi.aliyuncs.com");
        assertThat(authorization)
                .isEqualTo(
                        AliyunRequest.authorization(
                                AliyunRequest.canonical(query, headers),
                                "hyAliyunKey0001",
                                "hyAliyunSecret0001"));
    }

    @ParameterizedTest
    @CsvSource({
        "isv.BUSINESS_LIMIT_CONTROL, 触发分钟级流控Permits:1, PT1M",
        "isv.BUSINESS_LIMIT_CONTROL, 触发小时级流控Permits:5, PT1H",
        "isv.BUSINESS_LIMIT_CONTROL, 触发天级流控Permits:40, PT24H",
        "isp.SYSTEM_ERROR, m, PT1M",
        "Throttling.User, m, PT1M",
        "isv.AMOUNT_NOT_ENOUGH, m, ''",
        "isv.DAY_LIMIT_CONTROL, m, ''",
        "SignatureDoesNotMatch, m, ''",
        "isv.MOBILE_NUMBER_ILLEGAL, m, ''",
    })
    void everyCodeHasItsMeaning(String code, String message, String pause) {
        var outcome = AliyunCodes.refusal(code, message);

        if (pause.isEmpty()) {
            assertThat(outcome).isEqualTo(new Outcome.Refused(code, message));
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.NotNow.class,
                            later -> assertThat(later.pause()).isEqualTo(Duration.parse(pause)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, accepted", "3, delivered"})
    void aLostAnswerIsLookedUpByOurKey(String status, String state) {
        assertThat(lookedUp(details("hy-1", status))).isEqualTo(new Outcome.Done("", state));
    }

    @Test
    void aLookUpTellsAFailureFromNothing() {
        assertThat(lookedUp(details("hy-1", "2"))).isInstanceOf(Outcome.Refused.class);
        assertThat(lookedUp(details("hy-2", "3"))).isInstanceOf(Outcome.NotNow.class);
        assertThat(lookedUp("{\"Code\":\"isp.SYSTEM_ERROR\"}")).isInstanceOf(Outcome.Unknown.class);
    }

    private Outcome lookedUp(String answer) {
        return connector().lookUp(message(), SETTINGS, new FakeHttp().answering(200, answer));
    }

    private static String details(String key, String status) {
        return "{\"Code\":\"OK\",\"SmsSendDetailDTOs\":{\"SmsSendDetailDTO\":[{\"OutId\":\""
                + key
                + "\",\"SendStatus\":"
                + status
                + "}]}}";
    }

    @Test
    void theSheetsVectorsAreSignedAsTheySay() {
        for (var id : new String[] {"aliyun-acs3-doc", "aliyun-acs3-sendsms"}) {
            var vector = TestData.channelVector(id);
            assertThat(
                            AliyunRequest.signature(
                                    vector.get("canonical_request").asString(),
                                    Json.text(vector, "access_key_secret")))
                    .isEqualTo(Json.text(vector, "expected"));
        }
        var vector = TestData.channelVector("aliyun-acs3-sendsms");
        var headers = new HashMap<String, String>();
        vector.get("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
        var canonical = AliyunRequest.canonical(Json.text(vector, "query"), headers);
        assertThat(canonical).isEqualTo(vector.get("canonical_request").asString());
        assertThat(AliyunRequest.authorization(canonical, "hyAliyunKey0001", "hyAliyunSecret0001"))
                .isEqualTo(Json.text(vector, "expected_authorization"));
    }
}
