package io.hongyan.connectors.kdniao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.Call;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.PullAnswer;
import io.hongyan.kit.Recognition;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we ask Kdniao, and what its answers mean. */
class KdniaoCallsTest {

    private static final KdniaoCarrier CARRIER = new KdniaoCarrier();

    private static final Settings SETTINGS =
            new Settings(Map.of("eBusinessId", "1999001", "appKey", "app-key"));

    private static final Watch WATCH =
            new Watch("YUNDA", "4600000000001", "8000", "https://hooks.example/k", "", "", "w-1");

    @Test
    void aSubscriptionIsSignedAndCarriesOurKey() {
        var http = new FakeHttp().answering(200, "{\"Success\":true,\"Reason\":null}");

        var outcome = CARRIER.subscribe(WATCH, SETTINGS, http);

        assertThat(outcome).isEqualTo(new Outcome.Done("", "subscribed"));
        var form = http.lastForm();
        assertThat(http.lastCall().address().toString())
                .isEqualTo("https://api.kdniao.com/api/dist");
        assertThat(form.text("RequestType")).isEqualTo("8008");
        assertThat(form.text("EBusinessID")).isEqualTo("1999001");
        assertThat(form.text("DataType")).isEqualTo("2");
        var data = form.text("RequestData");
        assertThat(form.text("DataSign"))
                .isEqualTo(
                        new String(KdniaoRequest.dataSign(data.getBytes(UTF_8), SETTINGS), UTF_8));
        assertThat(data)
                .contains(
                        "\"ShipperCode\":\"YD\"", "\"CallBack\":\"w-1\"", "\"CustomerName\":\"\"");
    }

    @Test
    void carriersThatAskForAPhoneGetItsEnd() {
        var http = new FakeHttp().answering(200, "{\"Success\":\"true\"}");
        var watch = new Watch("SF", "SF1", "8000", "", "", "", "w-1");

        CARRIER.subscribe(watch, SETTINGS, http);

        assertThat(http.lastForm().text("RequestData")).contains("\"CustomerName\":\"8000\"");
    }

    @ParameterizedTest
    @CsvSource({
        "寄件人或收件人手机号后四位错误, false",
        "调用频率超限, true",
        "系统繁忙, true",
        "从未见过的话, false",
    })
    void aRefusalIsFinalUnlessItsWordsSayThatItPasses(String reason, boolean passes) {
        var answer = "{\"Success\":false,\"Reason\":\"" + reason + "\"}";
        var outcome = CARRIER.subscribe(WATCH, SETTINGS, new FakeHttp().answering(200, answer));

        assertThat(outcome)
                .isEqualTo(
                        passes
                                ? new Outcome.NotNow(Duration.ofMinutes(1), reason)
                                : new Outcome.Refused("Success:false", reason));
    }

    @Test
    void howFarACallGotDecidesWhetherItIsTriedAgain() {
        assertThat(subscribing(new CallResult.NotSent("down"))).isInstanceOf(Outcome.NotNow.class);
        assertThat(subscribing(new CallResult.MaybeSent("slow")))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(CARRIER.subscribe(WATCH, SETTINGS, new FakeHttp().answering(502, "<html>")))
                .isInstanceOf(Outcome.NotNow.class);
        assertThat(CARRIER.subscribe(WATCH, SETTINGS, new FakeHttp().answering(200, "<html>")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    private Outcome subscribing(CallResult result) {
        return CARRIER.subscribe(WATCH, SETTINGS, new FakeHttp().ending(result));
    }

    @Test
    void aPullReadsTheSameReportsAsAPush() {
        var item =
                "{\"ShipperCode\":\"YD\",\"LogisticCode\":\"4600000000001\",\"Success\":true,"
                        + "\"StateEx\":\"202\",\"Traces\":[{\"AcceptTime\":\"2026-11-16 14:55:00\","
                        + "\"AcceptStation\":\"派件中\",\"Action\":\"202\"}]}";
        var http = new FakeHttp().answering(200, item);

        var pulled = CARRIER.pull(WATCH, SETTINGS, http);

        assertThat(pulled)
                .isEqualTo(
                        new PullAnswer.Pulled(
                                KdniaoPush.readPush(
                                        ("{\"Data\":[" + item + "]}").getBytes(UTF_8))));
        assertThat(http.lastForm().text("RequestType")).isEqualTo("8001");
        assertThat(http.lastCall().answerLimit()).isEqualTo(Call.TRACKING_ANSWER);
    }

    @Test
    void nothingKnownYetIsAnAnswerToo() {
        for (var answer :
                List.of(
                        "{\"ShipperCode\":\"YD\",\"LogisticCode\":\"1\",\"Success\":true,\"State\":\"0\",\"Traces\":[]}",
                        "{\"Success\":false,\"Reason\":\"暂无轨迹信息\"}")) {
            assertThat(CARRIER.pull(WATCH, SETTINGS, new FakeHttp().answering(200, answer)))
                    .isEqualTo(new PullAnswer.Pulled(List.of()));
        }
    }

    @Test
    void aNumberIsRecognisedIntoOurCodes() {
        var answer =
                "{\"Success\":true,\"Code\":\"100\",\"Shippers\":"
                        + "[{\"ShipperCode\":\"YD\"},{\"ShipperCode\":\"HTKY\"}]}";

        assertThat(CARRIER.recognise("1", SETTINGS, new FakeHttp().answering(200, answer)))
                .isEqualTo(new Recognition.Candidates(List.of("YUNDA", "HTKY")));
    }
}
