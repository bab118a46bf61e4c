package io.hongyan.connectors.kuaidi100;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.tracking.Report;
import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.CarrierConnectorContract;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice;
import io.hongyan.kit.PullAnswer;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.TestData;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Watch;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class Kuaidi100CarrierTest extends CarrierConnectorContract {

    private static final Map<String, String> VALUES =
            Map.of(
                    "customer", "0123456789ABCDEF0123456789ABCDEF",
                    "key", "AbCdEfGh1234",
                    "salt", "hongyan-salt");

    private static final Watch WATCH =
            new Watch("YTO", "YT1", "8000", "https://hooks.example/k?x=1", "广东省", "四川省", "w-1");

    @Override
    protected CarrierConnector connector() {
        return new Kuaidi100Carrier();
    }

    @Override
    protected Settings settings() {
        return new Settings(VALUES);
    }

    @Override
    protected Map<String, String> otherSecrets() {
        var others = new HashMap<>(VALUES);
        others.put("salt", "another");
        return others;
    }

    @Override
    protected boolean isSigned() {
        return true;
    }

    @Override
    protected byte[] payload() {
        return payloadWith(
                "YT1",
                List.of(
                        new Scan("2026-11-21 08:04:25", "5", "派件中 小雁"),
                        new Scan("2026-11-20 17:48:45", "103", "【雁门网点】 已收件")));
    }

    @Override
    protected byte[] payloadWith(String number, List<Scan> scans) {
        return bytes(push("polling", result("yuantong", number, "0", scans)));
    }

    @Override
    protected String codeOfAScan() {
        return "0";
    }

    @Override
    protected Push wrapped(byte[] payload) {
        var body = new ByteArrayOutputStream();
        var sign = Kuaidi100Carrier.sign(payload, "hongyan-salt".getBytes(UTF_8));
        body.writeBytes(("sign=" + sign + "&param=").getBytes(UTF_8));
        var encoded = URLEncoder.encode(new String(payload, ISO_8859_1), ISO_8859_1);
        body.writeBytes(encoded.getBytes(UTF_8));
        return Push.post("/hooks/kuaidi100/x", Map.of(), body.toByteArray());
    }

    private static ObjectNode push(String status, ObjectNode lastResult) {
        var push = Json.object();
        push.put("status", status).put("billstatus", "").put("message", "");
        push.put("autoCheck", "0").put("comOld", "").put("comNew", "");
        push.set("lastResult", lastResult);
        return push;
    }

    private static ObjectNode result(
            String company, String number, String state, List<Scan> scans) {
        var result = Json.object();
        result.put("message", "ok").put("state", state).put("status", "200").put("ischeck", "0");
        result.put("com", company).put("nu", number);
        var data = result.putArray("data");
        for (var scan : scans) {
            var node = data.addObject();
            node.put("context", scan.text()).put("time", scan.time()).put("ftime", scan.time());
            node.put("status", "").put("areaName", "四川,成都市").put("location", "");
            if (!scan.code().isEmpty()) {
                node.put("statusCode", scan.code());
            }
        }
        return result;
    }

    private static byte[] bytes(ObjectNode push) {
        return Json.write(push).getBytes(UTF_8);
    }

    @Test
    void theFineCodeIsTheReportsCodeAndTheAreaItsPlace() {
        assertThat(reportsOf(payload()))
                .containsExactly(
                        report("2026-11-21T00:04:25Z", "5", "派件中 小雁"),
                        report("2026-11-20T09:48:45Z", "103", "【雁门网点】 已收件"));
    }

    @Test
    void whereTheCodeIsMissingTheNameStandsIn() {
        var result =
                result("yuantong", "YT1", "0", List.of(new Scan("2026-11-21 08:04:25", "", "到达")));
        ((ObjectNode) result.get("data").get(0)).put("status", "在途").put("location", "雁门");

        assertThat(reportsOf(bytes(push("polling", result))))
                .containsExactly(
                        new Report(
                                "kuaidi100",
                                Instant.parse("2026-11-21T00:04:25Z"),
                                "在途",
                                "到达",
                                "雁门"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"201", "202", "205"})
    void aConclusionWithoutAScanStandsAtTheLatestScan(String state) {
        var stuck = List.of(new Scan("2026-11-16 10:00:00", "0", "到达中心"));

        assertThat(reportsOf(bytes(push("polling", result("yuantong", "YT1", state, stuck)))))
                .containsExactly(
                        report("2026-11-16T02:00:00Z", "0", "到达中心"),
                        new Report(
                                "kuaidi100", Instant.parse("2026-11-16T02:00:00Z"), state, "", ""));
    }

    @Test
    void shutdownTellsTheHistoryAndTheEnd() {
        var signed = List.of(new Scan("2026-11-16 10:00:00", "301", "本人签收"));

        assertThat(noticesOf(bytes(push("shutdown", result("yuantong", "YT1", "301", signed)))))
                .satisfiesExactly(
                        tracking ->
                                assertThat(tracking).isInstanceOf(Notice.TrackingReported.class),
                        ended ->
                                assertThat(ended)
                                        .isEqualTo(
                                                new Notice.WatchEnded("YTO", "YT1", "shutdown")));
    }

    @Test
    void abortWithAnotherCompanyIsACorrectionAndNoEnd() {
        var push = push("abort", result("yuantong", "YT1", "0", List.of())).put("comNew", "ems");

        assertThat(noticesOf(bytes(push)))
                .containsExactly(new Notice.CarrierCorrected("YT1", "YTO", "EMS"));
    }

    @Test
    void abortWithoutAnotherCompanyEndsTheWatch() {
        var push =
                push("abort", result("yuantong", "YT1", "0", List.of())).put("message", "3天查询无记录");

        assertThat(noticesOf(bytes(push)))
                .containsExactly(new Notice.WatchEnded("YTO", "YT1", "3天查询无记录"));
    }

    @Test
    void afterACorrectionTheHistoryBelongsToTheRightCarrier() {
        var scans = List.of(new Scan("2026-11-16 10:00:00", "0", "到达"));
        var push = push("polling", result("ems", "YT1", "0", scans));
        push.put("autoCheck", 1).put("comOld", "yuantong").put("comNew", "ems");

        assertThat(noticesOf(bytes(push)))
                .satisfiesExactly(
                        corrected ->
                                assertThat(corrected)
                                        .isEqualTo(
                                                new Notice.CarrierCorrected("YT1", "YTO", "EMS")),
                        tracking ->
                                assertThat(((Notice.TrackingReported) tracking).carrier())
                                        .isEqualTo("EMS"));
    }

    @Test
    void aFullRePushWithdrawsWhatIsNotInItUnlessALineIsUnreadable() {
        var good = new Scan("2026-11-16 10:00:00", "0", "到达");
        var odd = new Scan("someday", "0", "到达");

        assertThat(isWithdrawing(List.of(good))).isTrue();
        assertThat(isWithdrawing(List.of(good, odd))).isFalse();
        assertThat(noticesOf(bytes(push("updateall", result("yuantong", "YT1", "0", List.of())))))
                .isEmpty();
    }

    private boolean isWithdrawing(List<Scan> scans) {
        return noticesOf(bytes(push("updateall", result("yuantong", "YT1", "0", scans)))).stream()
                .anyMatch(notice ->
                        notice instanceof Notice.TrackingReported tracking
                                && tracking.withdrawsOthers());
    }

    @Test
    void theDestinationCountrysScansBelongToTheSameParcel() {
        var push =
                push(
                        "polling",
                        result(
                                "ems",
                                "EE1",
                                "0",
                                List.of(new Scan("2026-11-16 10:00:00", "0", "a"))));
        push.set(
                "destResult",
                result("usps", "EE1", "0", List.of(new Scan("2026-11-17 10:00:00", "0", "b"))));

        assertThat(reportsOf(bytes(push))).hasSize(2);
    }

    @Test
    void theAnswerIsInKuaidi100sOwnWords() {
        assertThat(connector().answer(Verdict.ACCEPTED, wrapped(payload()), settings(), NOW))
                .isEqualTo(
                        HookAnswer.json(
                                200,
                                "{\"result\":true,\"returnCode\":\"200\",\"message\":\"成功\"}"));
    }

    @Test
    void theSheetsVectorsAreSignedAsTheySay() {
        TestData.carrierVectors("kuaidi100")
                .filter(vector -> vector.get("inputs").has("salt"))
                .forEach(vector -> {
                    var inputs = vector.get("inputs");
                    var sign =
                            Kuaidi100Carrier.sign(
                                    inputs.get("param").asString().getBytes(UTF_8),
                                    Json.text(inputs, "salt").getBytes(UTF_8));
                    assertThat(sign)
                            .as(Json.text(vector, "id"))
                            .isEqualTo(Json.text(vector.get("expected"), "sign"));
                });
        TestData.carrierVectors("kuaidi100")
                .filter(vector -> Json.text(vector, "id").equals("kuaidi100-query"))
                .forEach(vector ->
                        assertThat(
                                        Kuaidi100Carrier.querySign(
                                                vector.get("inputs").get("param").asString(),
                                                settings()))
                                .isEqualTo(Json.text(vector.get("expected"), "sign")));
    }

    @ParameterizedTest
    @CsvSource({
        "kuaidi100.push-polling.station.form, 1, 7",
        "kuaidi100.push-polling.failed-attempt.form, 1, 7",
        "kuaidi100.push-shutdown.signed.form, 2, 8",
        "kuaidi100.push-updateall.form, 1, 8",
        "kuaidi100.push-abort.no-record.form, 1, 0",
        "kuaidi100.push-abort.wrong-company.form, 1, 0",
        "kuaidi100.push-polling.corrected-company.form, 2, 1",
    })
    void theSheetsPushesAreBelievedAndReadWhole(String sample, int notices, int reports) {
        var reading = read(Push.post("/", Map.of(), TestData.form(sample)));

        assertThat(reading).isInstanceOf(Reading.Read.class);
        var read = ((Reading.Read) reading).notices();
        assertThat(read).hasSize(notices).noneMatch(Notice.Unusable.class::isInstance);
        assertThat(
                        read.stream()
                                .filter(Notice.TrackingReported.class::isInstance)
                                .mapToInt(n -> ((Notice.TrackingReported) n).reports().size())
                                .sum())
                .isEqualTo(reports);
    }

    @Test
    void theSheetsAnswerIsReadWhole() {
        var answer = new String(TestData.sample("kuaidi100.query.answer.json"), UTF_8);
        var pulled = connector().pull(WATCH, settings(), new FakeHttp().answering(200, answer));

        assertThat(pulled)
                .isInstanceOfSatisfying(
                        PullAnswer.Pulled.class,
                        known ->
                                assertThat(
                                                ((Notice.TrackingReported)
                                                                known.notices().getFirst())
                                                        .reports())
                                        .hasSize(8));
    }

    private List<Notice> noticesOf(byte[] payload) {
        return ((Reading.Read) read(wrapped(payload))).notices();
    }

    private List<Report> reportsOf(byte[] payload) {
        return ((Notice.TrackingReported) noticesOf(payload).getFirst()).reports();
    }

    private static Report report(String at, String code, String text) {
        return new Report("kuaidi100", Instant.parse(at), code, text, "四川,成都市");
    }
}
