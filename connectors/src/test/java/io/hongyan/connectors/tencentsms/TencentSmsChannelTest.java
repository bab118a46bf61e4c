package io.hongyan.connectors.tencentsms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.ChannelConnectorContract;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.Json;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Settings;
import io.hongyan.kit.TestData;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TencentSmsChannelTest extends ChannelConnectorContract {

    private static final Settings SETTINGS =
            new Settings(
                    Map.of(
                            "secretId", "hyTencentSecretId0001",
                            "secretKey", "hyTencentSecretKey0001",
                            "sdkAppId", "1400000001",
                            "signName", "鸿雁"));

    @Override
    protected ChannelConnector connector() {
        return new TencentSmsChannel();
    }

    @Override
    protected Settings settings() {
        return SETTINGS;
    }

    @Override
    protected Message message() {
        return messageTo("13900000001", "1000001", "order", "1001", "company", "顺丰速运");
    }

    @Override
    protected String acceptance() {
        return answer("Ok");
    }

    @Override
    protected String unknownRefusal() {
        return answer("FailedOperation.NeverSeen");
    }

    private static String answer(String code) {
        return "{\"Response\":{\"SendStatusSet\":[{\"SerialNo\":\"5000:1\",\"Code\":\""
                + code
                + "\",\"Message\":\"m\"}],\"RequestId\":\"r\"}}";
    }

    @Test
    void variablesGoByTheirPlaceAndTheBodyIsSigned() {
        var http =
                new FakeHttp()
                        .at(Instant.ofEpochSecond(1_794_968_400))
                        .answering(200, acceptance());

        assertThat(sent(http)).isEqualTo(new Outcome.Done("5000:1", "accepted"));
        assertThat(http.lastBody())
                .isEqualTo(
                        "{\"PhoneNumberSet\":[\"+8613900000001\"],\"SmsSdkAppId\":\"1400000001\","
                                + "\"SignName\":\"鸿雁\",\"TemplateId\":\"1000001\",\"TemplateParamSet\":"
                                + "[\"1001\",\"顺丰速运\"],\"SessionContext\":\"hy-1\"}");
        assertThat(http.lastHeaders())
                .containsEntry("x-tc-action", "SendSms")
                .containsEntry("x-tc-region", "ap-guangzhou")
                .containsEntry("x-tc-timestamp", "1794968400");
    }

    @ParameterizedTest
    @CsvSource({
        "LimitExceeded.PhoneNumberThirtySecondLimit, PT30S",
        "LimitExceeded.PhoneNumberOneHourLimit, PT1H",
        "LimitExceeded.PhoneNumberDailyLimit, PT24H",
        "FailedOperation.MarketingSendTimeConstraint, PT8H",
        "RequestLimitExceeded, PT5S",
        "InternalError.Timeout, PT1M",
        "AuthFailure.SignatureFailure, ''",
        "FailedOperation.PhoneNumberInBlacklist, ''",
        "LimitExceeded.AppDailyLimit, ''",
    })
    void everyCodeHasItsMeaningWhereverItStands(String code, String pause) {
        var whole = "{\"Response\":{\"Error\":{\"Code\":\"" + code + "\",\"Message\":\"m\"}}}";
        for (var answer : new String[] {answer(code), whole}) {
            var outcome = sent(new FakeHttp().answering(200, answer));
            assertThat(outcome)
                    .isEqualTo(
                            pause.isEmpty()
                                    ? new Outcome.Refused(code, "m")
                                    : new Outcome.NotNow(Duration.parse(pause), code));
        }
    }

    @Test
    void receiptsProveThatAMessageArrivedAndNeverThatItDidNot() {
        var list =
                "{\"Response\":{\"PullSmsSendStatusSet\":[{\"SessionContext\":\"%s\",\"ReportStatus\":\"SUCCESS\",\"SerialNo\":\"5\"}]}}";
        var http =
                new FakeHttp()
                        .answering(200, list.formatted("hy-1"))
                        .answering(200, list.formatted("x"));

        assertThat(connector().lookUp(message(), SETTINGS, http))
                .isEqualTo(new Outcome.Done("5", "delivered"));
        assertThat(connector().lookUp(message(), SETTINGS, http))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void theSheetsVectorsAreSignedAsTheySay() {
        for (var id : new String[] {"tencent-tc3-doc", "tencent-tc3-sendsms"}) {
            var vector = TestData.channelVector(id);
            var at = Instant.ofEpochSecond(vector.get("timestamp").asLong());
            var scope = new TencentRequest.Scope(id.endsWith("doc") ? "cvm" : "sms", at);
            assertThat(
                            scope.signature(
                                    vector.get("canonical_request").asString(),
                                    Json.text(vector, "secret_key")))
                    .isEqualTo(Json.text(vector, "expected"));
        }
        var vector = TestData.channelVector("tencent-tc3-sendsms");
        var body =
                new String(
                        TestData.bytes(
                                "protocols/channels/samples/sms-tencent/send_request.body.json"),
                        UTF_8);
        assertThat(TencentRequest.canonical("SendSms", "sms.tencentcloudapi.com", body))
                .isEqualTo(vector.get("canonical_request").asString());
        var http =
                new FakeHttp()
                        .at(Instant.ofEpochSecond(1_794_968_400))
                        .answering(200, acceptance());
        sent(http);
        assertThat(http.lastHeaders())
                .containsEntry("authorization", Json.text(vector, "expected_authorization"));
    }
}
