package io.hongyan.connectors.sf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.tracking.Report;
import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.CarrierConnectorContract;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.PullAnswer;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.TestData;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Watch;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SfCarrierTest extends CarrierConnectorContract {

    private static final Map<String, String> VALUES =
            Map.of("partnerId", "HYDEMO01", "checkWord", "hongyanCheckword0123456789abcdef");

    private static final Watch WATCH = new Watch("SF", "SF1", "8000", "", "", "", "w-1");

    private static final String XML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Request service=\"RoutePushService\">"
                    + "<Body><WaybillRoute mailno=\"SF2\" accept_time=\"2026-11-22 08:44:10\""
                    + " acceptAddress=\"雁山市\" remark=\"上门收件 &amp; 打包\" opcode=\"50\"/></Body></Request>";

    @Override
    protected CarrierConnector connector() {
        return new SfCarrier();
    }

    @Override
    protected Settings settings() {
        return new Settings(VALUES);
    }

    @Override
    protected Map<String, String> otherSecrets() {
        return VALUES;
    }

    @Override
    protected boolean isSigned() {
        return false;
    }

    @Override
    protected byte[] payload() {
        return payloadWith(
                "SF1",
                List.of(
                        new Scan("2026-11-22 07:52:45", "44", "正在派送途中"),
                        new Scan("2026-11-22 08:57:09", "125", "放入 雁门柜")));
    }

    @Override
    protected byte[] payloadWith(String number, List<Scan> scans) {
        var push = Json.object();
        var routes = push.putObject("Body").putArray("WaybillRoute");
        for (var scan : scans) {
            routes.addObject()
                    .put("mailno", number)
                    .put("acceptTime", scan.time())
                    .put("acceptAddress", "杭州市")
                    .put("remark", scan.text())
                    .put("opCode", scan.code())
                    .put("reasonCode", "");
        }
        return Json.write(push).getBytes(UTF_8);
    }

    @Override
    protected String codeOfAScan() {
        return "31";
    }

    @Override
    protected Push wrapped(byte[] payload) {
        return Push.post("/hooks/sf/x", Map.of("content-type", "application/json"), payload);
    }

    @Test
    void operationTextAndCityMakeTheReport() {
        assertThat(tracking(read(wrapped(payload()))).reports())
                .containsExactly(
                        report("2026-11-21T23:52:45Z", "44", "正在派送途中"),
                        report("2026-11-22T00:57:09Z", "125", "放入 雁门柜"));
    }

    @Test
    void theLegacyFormIsReadBareAndAsAFormField() {
        var field = "content=" + URLEncoder.encode(XML, UTF_8);
        for (var body : List.of(XML, field)) {
            var reading = read(wrapped(body.getBytes(UTF_8)));

            assertThat(tracking(reading).number()).isEqualTo("SF2");
            assertThat(tracking(reading).reports())
                    .containsExactly(
                            new Report(
                                    "sf",
                                    Instant.parse("2026-11-22T00:44:10Z"),
                                    "50",
                                    "上门收件 & 打包",
                                    "雁山市"));
        }
    }

    @Test
    void anEntityFromOutsideIsNotFollowed() {
        var bomb =
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Request><Body>"
                        + "<WaybillRoute mailno=\"&x;\" acceptTime=\"2026-11-22 08:44:10\"/></Body></Request>";

        assertThat(read(wrapped(bomb.getBytes(UTF_8)))).isInstanceOf(Reading.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "50, '', '', 50",
        "70, 14, '', 70",
        "8000, 6, '', 8000+6",
        "70, 46, '', 70+46",
        "99, 2, '', 99+2",
        "33, '', 501, 33/501",
        "50, '', 101, 50",
    })
    void onlyWhatTurnsTheMeaningRoundIsAddedToTheCode(
            String opCode, String reason, String secondary, String code) {
        assertThat(SfCodes.code(opCode, reason, secondary)).isEqualTo(code);
    }

    @Test
    void theAnswerHasTheFormOfThePush() {
        var json = wrapped(payload());
        var xml = wrapped(XML.getBytes(UTF_8));

        assertThat(connector().answer(Verdict.ACCEPTED, json, settings(), NOW))
                .isEqualTo(
                        HookAnswer.json(200, "{\"return_code\":\"0000\",\"return_msg\":\"成功\"}"));
        assertThat(connector().answer(Verdict.ACCEPTED, xml, settings(), NOW).body())
                .isEqualTo("<Response service=\"RoutePushService\"><Head>OK</Head></Response>");
        assertThat(connector().answer(Verdict.SEND_AGAIN, xml, settings(), NOW).body())
                .contains("<Head>ERR</Head>");
    }

    @Test
    void aRegistrationIsSigned() {
        var ok = "{\"apiResultCode\":\"A1000\",\"apiResultData\":\"{\\\"success\\\":true}\"}";
        var http = new FakeHttp().answering(200, ok);

        assertThat(connector().subscribe(WATCH, settings(), http))
                .isEqualTo(new Outcome.Done("", "registered"));
        var form = http.lastForm();
        assertThat(form.text("serviceCode")).isEqualTo("EXP_RECE_REGISTER_ROUTE");
        assertThat(form.text("msgDigest"))
                .isEqualTo(
                        SfRequest.msgDigest(
                                form.text("msgData"),
                                form.text("timestamp"),
                                settings().get("checkWord")));
    }

    @ParameterizedTest
    @CsvSource({
        "A1005, later",
        "A1099, later",
        "A1007, later",
        "A1006, refused",
        "A1004, refused",
        "Z9999, refused",
    })
    void everyCodeOfTheGatewayHasItsMeaning(String code, String meaning) {
        var answer =
                "{\"apiResultCode\":\"" + code + "\",\"apiErrorMsg\":\"m\",\"apiResultData\":\"\"}";
        var pulled = connector().pull(WATCH, settings(), new FakeHttp().answering(200, answer));

        assertThat(pulled)
                .isInstanceOf(
                        meaning.equals("later")
                                ? PullAnswer.NotNow.class
                                : PullAnswer.Refused.class);
    }

    @Test
    void aPullReadsTheSameReportsAsAPush() {
        var routes =
                "{\"success\":true,\"errorCode\":\"S0000\",\"msgData\":{\"routeResps\":[{\"mailNo\":\"SF1\","
                        + "\"routes\":[{\"acceptTime\":\"2026-11-22 07:52:45\",\"acceptAddress\":\"杭州市\","
                        + "\"remark\":\"正在派送途中\",\"opCode\":\"44\",\"secondaryStatusCode\":\"301\"}]}]}}";
        var answer = Json.object().put("apiResultCode", "A1000").put("apiResultData", routes);
        var http = new FakeHttp().answering(200, Json.write(answer));

        var push = payloadWith("SF1", List.of(new Scan("2026-11-22 07:52:45", "44", "正在派送途中")));

        assertThat(connector().pull(WATCH, settings(), http))
                .isEqualTo(new PullAnswer.Pulled(((Reading.Read) read(wrapped(push))).notices()));
    }

    @Test
    void theSheetsVectorsAreSignedAsTheySay() {
        TestData.carrierVectors("sf")
                .filter(vector -> Json.text(vector, "id").matches("sf-msgDigest(-specials)?"))
                .forEach(vector -> {
                    var in = vector.get("inputs");
                    assertThat(
                                    SfRequest.msgDigest(
                                            in.get("msgData").asString(),
                                            Json.text(in, "timestamp"),
                                            Json.text(in, "checkword")))
                            .as(Json.text(vector, "id"))
                            .isEqualTo(Json.text(vector.get("expected"), "msgDigest"));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "sf.route-push.json, 3",
        "sf.route-push.failed.json, 2",
        "sf.legacy-route-push.xml, 2"
    })
    void theSheetsPushesAreReadWhole(String sample, int reports) {
        assertThat(tracking(read(wrapped(TestData.sample(sample)))).reports()).hasSize(reports);
    }

    @Test
    void theSheetsAnswersAreReadWhole() {
        var full = new String(TestData.sample("sf.routes-query.answer.json"), UTF_8);
        var empty = new String(TestData.sample("sf.routes-query.answer-empty.json"), UTF_8);
        var forged = new String(TestData.sample("sf.answer-bad-signature.json"), UTF_8);
        var http = new FakeHttp().answering(200, full).answering(200, empty).answering(200, forged);

        assertThat(connector().pull(WATCH, settings(), http))
                .isInstanceOfSatisfying(
                        PullAnswer.Pulled.class,
                        pulled ->
                                assertThat(
                                                ((Notice.TrackingReported)
                                                                pulled.notices().getFirst())
                                                        .reports())
                                        .hasSize(13));
        assertThat(connector().pull(WATCH, settings(), http))
                .isEqualTo(new PullAnswer.Refused("20028", "月结卡号不匹配"));
        assertThat(connector().pull(WATCH, settings(), http))
                .isEqualTo(new PullAnswer.Refused("A1006", "数字签名无效"));
    }

    private static Notice.TrackingReported tracking(Reading reading) {
        return (Notice.TrackingReported) ((Reading.Read) reading).notices().getFirst();
    }

    private static Report report(String at, String code, String text) {
        return new Report("sf", Instant.parse(at), code, text, "杭州市");
    }
}
