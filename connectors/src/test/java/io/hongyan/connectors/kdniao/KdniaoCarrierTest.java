package io.hongyan.connectors.kdniao;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.tracking.Report;
import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.CarrierConnectorContract;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.Form;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice;
import io.hongyan.kit.PullAnswer;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Signature;
import io.hongyan.kit.TestData;
import io.hongyan.kit.Verdict;
import io.hongyan.kit.Watch;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KdniaoCarrierTest extends CarrierConnectorContract {

    private static final Map<String, String> VALUES =
            Map.of("eBusinessId", "1999001", "appKey", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");

    private static final Watch WATCH =
            new Watch("YUNDA", "4600000000001", "8000", "https://hooks.example/k", "", "", "w-1");

    @Override
    protected CarrierConnector connector() {
        return new KdniaoCarrier();
    }

    @Override
    protected Settings settings() {
        return new Settings(VALUES);
    }

    @Override
    protected Map<String, String> otherSecrets() {
        var others = new HashMap<>(VALUES);
        others.put("appKey", "another");
        return others;
    }

    @Override
    protected boolean isSigned() {
        return true;
    }

    @Override
    protected byte[] payload() {
        return payloadWith(
                "4600000000001",
                List.of(
                        new Scan("2026-11-20 17:48:45", "1", "【杭州市】 雁北网点 已揽收"),
                        new Scan("2026-11-21 08:04:25", "202", "【苏州市】 正在派件")));
    }

    @Override
    protected byte[] payloadWith(String number, List<Scan> scans) {
        return push(item("YD", number, "2", scans.isEmpty() ? "" : "2", scans));
    }

    @Override
    protected String codeOfAScan() {
        return "2";
    }

    @Override
    protected Push wrapped(byte[] payload) {
        var key = settings().get("appKey").getBytes(UTF_8);
        var hex = Signature.hex(Signature.md5(payload, key));
        var body = new ByteArrayOutputStream();
        body.writeBytes("RequestData=".getBytes(UTF_8));
        body.writeBytes(encoded(payload));
        body.writeBytes("&RequestType=102&DataSign=".getBytes(UTF_8));
        body.writeBytes(encoded(Base64.getEncoder().encode(hex.getBytes(UTF_8))));
        return Push.post("/hooks/kdniao/x", Map.of(), body.toByteArray());
    }

    private static byte[] encoded(byte[] bytes) {
        var text = new String(bytes, ISO_8859_1);
        return URLEncoder.encode(text, ISO_8859_1).getBytes(UTF_8);
    }

    private static String item(
            String shipper, String number, String state, String stateEx, List<Scan> scans) {
        var item = Json.object();
        item.put("EBusinessID", "1999001").put("ShipperCode", shipper).put("LogisticCode", number);
        item.put("Success", true).put("State", state);
        if (!stateEx.isEmpty()) {
            item.put("StateEx", stateEx);
        }
        var traces = item.putArray("Traces");
        for (var scan : scans) {
            var trace = traces.addObject();
            trace.put("AcceptTime", scan.time()).put("AcceptStation", scan.text());
            if (!scan.code().isEmpty()) {
                trace.put("Action", scan.code());
            }
            trace.putNull("Remark");
        }
        return Json.write(item);
    }

    private static byte[] push(String... items) {
        return ("{\"EBusinessID\":\"1999001\",\"PushTime\":\"2026-11-21 09:52:10\",\"Count\":\""
                        + items.length
                        + "\",\"Data\":["
                        + String.join(",", items)
                        + "]}")
                .getBytes(UTF_8);
    }

    @Test
    void theListsOwnCodeIsTheReportsCode() {
        assertThat(reportsOf(payload()))
                .containsExactly(
                        report("2026-11-20T09:48:45Z", "1", "【杭州市】 雁北网点 已揽收"),
                        report("2026-11-21T00:04:25Z", "202", "【苏州市】 正在派件"));
    }

    @Test
    void aConclusionWithoutAScanStandsAtTheLatestScan() {
        var stuck = List.of(new Scan("2026-11-16 10:00:00", "2", "到达中心"));

        assertThat(reportsOf(push(item("YD", "N1", "4", "403", stuck))))
                .containsExactly(
                        report("2026-11-16T02:00:00Z", "2", "到达中心"),
                        report("2026-11-16T02:00:00Z", "403", ""));
    }

    @Test
    void theFreeEditionTellsTheEndOnlyBesideTheList() {
        var scans =
                List.of(
                        new Scan("2026-11-16 14:55:00", "", "朋友签收"),
                        new Scan("2026-11-16 08:10:00", "", "派件中"));

        assertThat(reportsOf(push(item("YD", "N1", "3", "", scans))))
                .containsExactly(
                        report("2026-11-16T06:55:00Z", "State:3", "朋友签收"),
                        report("2026-11-16T00:10:00Z", "", "派件中"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "4", "5", "6"})
    void aStateThatMayStillChangeIsNoPartOfAScan(String state) {
        var scans = List.of(new Scan("2026-11-16 14:55:00", "", "到达"));

        assertThat(reportsOf(push(item("YD", "N1", state, "", scans))))
                .containsExactly(report("2026-11-16T06:55:00Z", "", "到达"));
    }

    @Test
    void onePoisonItemDoesNotTakeItsNeighboursWithIt() {
        var good = item("ZTO", "N1", "2", "2", List.of(new Scan("2026-11-16 14:55:00", "2", "到达")));
        var nameless = "{\"ShipperCode\":null,\"LogisticCode\":\"N2\",\"Traces\":null}";
        var oddTraces = "{\"ShipperCode\":\"ZTO\",\"LogisticCode\":\"N3\",\"Traces\":[null,7,[]]}";

        var notices = noticesOf(push("null", good, nameless, "17", oddTraces));

        assertThat(notices).filteredOn(Notice.TrackingReported.class::isInstance).hasSize(1);
        assertThat(notices)
                .filteredOn(Notice.Unusable.class::isInstance)
                .extracting(notice -> ((Notice.Unusable) notice).number())
                .containsExactly("", "N2", "", "N3", "N3", "N3");
    }

    @Test
    void moneyNewsOfPush107IsNoTracking() {
        var cod =
                "{\"ShipperCode\":\"JD\",\"LogisticCode\":\"JDVA1\",\"OrderState\":\"2\",\"AccountName\":\"甲\"}";

        assertThat(noticesOf(push(cod))).isEmpty();
    }

    @Test
    void aCarrierNobodyKnowsKeepsTheNameItCameWith() {
        var scans = List.of(new Scan("2026-11-16 14:55:00", "2", "到达"));

        assertThat(noticesOf(push(item("XYZQ", "N1", "2", "2", scans))).getFirst())
                .isInstanceOfSatisfying(
                        Notice.TrackingReported.class,
                        tracking -> assertThat(tracking.carrier()).isEqualTo("kdniao:xyzq"));
    }

    @Test
    void theAnswerIsInKdniaosOwnWords() {
        var push = wrapped(payload());

        assertThat(connector().answer(Verdict.ACCEPTED, push, settings(), NOW))
                .isEqualTo(
                        HookAnswer.json(
                                200,
                                "{\"EBusinessID\":\"1999001\",\"UpdateTime\":\"2026-11-22 10:00:00\","
                                        + "\"Success\":true,\"Reason\":\"\"}"));
        assertThat(connector().answer(Verdict.SEND_AGAIN, push, settings(), NOW).body())
                .contains("\"Success\":false");
    }

    @Test
    void theSheetsVectorsAreSignedAsTheySay() {
        TestData.carrierVectors("kdniao")
                .filter(vector -> vector.path("inputs").has("AppKey"))
                .filter(vector -> !vector.path("inputs").has("ip"))
                .forEach(vector -> {
                    var inputs = vector.get("inputs");
                    var settings = new Settings(Map.of("appKey", inputs.get("AppKey").asString()));
                    var data = inputs.get("RequestData").asString().getBytes(UTF_8);

                    assertThat(new String(KdniaoRequest.dataSign(data, settings), UTF_8))
                            .as(Json.text(vector, "id"))
                            .isEqualTo(Json.text(vector.get("expected"), "DataSign"));
                });
    }

    @Test
    void theSheetsPushIsBelievedAndRead() {
        var push = Push.post("/", Map.of(), TestData.form("kdniao.push-102.locker.form"));

        assertThat(read(push))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        reading -> {
                            assertThat(reading.notices()).hasSize(1);
                            var tracking = (Notice.TrackingReported) reading.notices().getFirst();
                            assertThat(tracking.carrier()).isEqualTo("ZTO");
                            assertThat(tracking.reports()).hasSize(8);
                            assertThat(tracking.reports().getLast().code()).isEqualTo("211");
                            assertThat(tracking.reports().getLast().place()).isEqualTo("苏州市");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "kdniao.push-101.json, 1",
        "kdniao.push-102.locker.json, 1",
        "kdniao.push-102.signed.json, 1",
        "kdniao.push-102.three-shipments.json, 2",
        "kdniao.push-107.cod.json, 0",
    })
    void theSheetsSamplesAreReadWhole(String sample, int parcels) {
        var notices = noticesOf(TestData.sample(sample));

        assertThat(notices).hasSize(parcels).hasOnlyElementsOfType(Notice.TrackingReported.class);
    }

    @ParameterizedTest
    @CsvSource({
        "kdniao.query-8001.answer.json, 9",
        "kdniao.query-1002.answer.sto.json, 5",
        "kdniao.query-1002.empty.json, 0",
    })
    void theSheetsAnswersAreReadWhole(String sample, int scans) {
        var http = new FakeHttp().answering(200, new String(TestData.sample(sample), UTF_8));

        assertThat(connector().pull(WATCH, settings(), http))
                .isInstanceOfSatisfying(
                        PullAnswer.Pulled.class,
                        pulled ->
                                assertThat(
                                                pulled.notices().stream()
                                                        .mapToInt(notice ->
                                                                ((Notice.TrackingReported) notice)
                                                                        .reports()
                                                                        .size())
                                                        .sum())
                                        .isEqualTo(scans));
    }

    @Test
    void theSheetsRequestIsWhatWeWouldSend() {
        var form = new Form(TestData.form("kdniao.subscribe-8008.request.form"));
        var data = form.text("RequestData").getBytes(UTF_8);

        assertThat(form.bytes("DataSign")).isEqualTo(KdniaoRequest.dataSign(data, settings()));
    }

    private List<Notice> noticesOf(byte[] payload) {
        return ((Reading.Read) read(wrapped(payload))).notices();
    }

    private List<Report> reportsOf(byte[] payload) {
        return ((Notice.TrackingReported) noticesOf(payload).getFirst()).reports();
    }

    private static Report report(String at, String code, String text) {
        return new Report("kdniao", Instant.parse(at), code, text, "");
    }
}
