package io.hongyan.connectors.kuaidi100;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.Json;
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

/** What we ask Kuaidi100, and what its answers mean. */
class Kuaidi100CallsTest {

    private static final Kuaidi100Carrier CARRIER = new Kuaidi100Carrier();

    private static final Settings SETTINGS =
            new Settings(
                    Map.of(
                            "customer", "0123456789ABCDEF0123456789ABCDEF",
                            "key", "AbCdEfGh1234",
                            "salt", "hongyan-salt"));

    private static final Watch WATCH =
            new Watch("YTO", "YT1", "8000", "https://hooks.example/k?x=1", "广东省", "四川省", "w-1");

    @Test
    void aSubscriptionNamesHookSaltAndPrecision() {
        var http = new FakeHttp().answering(200, "{\"result\":true,\"returnCode\":\"200\"}");

        var outcome = CARRIER.subscribe(WATCH, SETTINGS, http);

        assertThat(outcome).isEqualTo(new Outcome.Done("", "subscribed"));
        assertThat(http.lastForm().text("schema")).isEqualTo("json");
        assertThat(Json.read(http.lastForm().text("param")))
                .isEqualTo(
                        Json.read(
                                "{\"company\":\"yuantong\",\"number\":\"YT1\",\"from\":\"广东省\","
                                        + "\"to\":\"四川省\",\"key\":\"AbCdEfGh1234\",\"parameters\":{"
                                        + "\"callbackurl\":\"https://hooks.example/k?x=1\","
                                        + "\"salt\":\"hongyan-salt\",\"resultv2\":\"4\",\"autoCom\":\"0\","
                                        + "\"interCom\":\"0\",\"phone\":\"\"}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, done",
        "501, done",
        "500, later",
        "600, refused",
        "701, refused",
        "999, refused",
    })
    void everyReturnCodeOfASubscriptionHasItsMeaning(String code, String meaning) {
        var answer = "{\"result\":false,\"returnCode\":\"" + code + "\",\"message\":\"m\"}";
        var outcome = CARRIER.subscribe(WATCH, SETTINGS, new FakeHttp().answering(200, answer));

        assertThat(outcome)
                .isInstanceOf(
                        switch (meaning) {
                            case "done" -> Outcome.Done.class;
                            case "later" -> Outcome.NotNow.class;
                            default -> Outcome.Refused.class;
                        });
    }

    @Test
    void aPullReadsTheSameReportsAsAPush() {
        var result =
                "{\"com\":\"yuantong\",\"nu\":\"YT1\",\"status\":\"200\",\"data\":[{\"context\":\"派\","
                        + "\"ftime\":\"2026-11-16 10:00:00\",\"statusCode\":\"5\"}]}";
        var http = new FakeHttp().answering(200, result);

        assertThat(CARRIER.pull(WATCH, SETTINGS, http))
                .isEqualTo(
                        new PullAnswer.Pulled(
                                Kuaidi100Push.readPush(
                                        ("{\"lastResult\":" + result + "}").getBytes(UTF_8))));
        var form = http.lastForm();
        assertThat(form.text("sign"))
                .isEqualTo(Kuaidi100Carrier.querySign(form.text("param"), SETTINGS));
    }

    @ParameterizedTest
    @CsvSource({"500, nothing", "502, later", "501, later", "503, refused", "601, refused"})
    void everyReturnCodeOfAQueryHasItsMeaning(String code, String meaning) {
        var answer = "{\"result\":false,\"returnCode\":\"" + code + "\",\"message\":\"m\"}";
        var pulled = CARRIER.pull(WATCH, SETTINGS, new FakeHttp().answering(200, answer));

        assertThat(pulled)
                .isEqualTo(
                        switch (meaning) {
                            case "nothing" -> new PullAnswer.Pulled(List.of());
                            case "later" -> new PullAnswer.NotNow(Duration.ofMinutes(5), "m");
                            default -> new PullAnswer.Refused(code, "m");
                        });
    }

    @Test
    void aNumberIsRecognisedIntoOurCodes() {
        var http =
                new FakeHttp()
                        .answering(200, "[{\"comCode\":\"yuantong\"},{\"comCode\":\"zzz9\"}]");

        assertThat(CARRIER.recognise("YT1", SETTINGS, http))
                .isEqualTo(new Recognition.Candidates(List.of("YTO", "kuaidi100:zzz9")));
    }
}
