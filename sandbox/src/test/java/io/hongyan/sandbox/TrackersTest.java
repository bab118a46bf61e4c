package io.hongyan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TrackersTest {

    @TempDir Path folder;

    @Test
    void kdniaoChecksWhoAsks() {
        try (var ground = Ground.empty(folder)) {
            var data = "{\"ShipperCode\":\"YTO\",\"LogisticCode\":\"YT1234567890123\"}";
            var right = FakeProduct.kdniaoForm(data, "1002");

            assertThat(kdniao(ground, right).path("Success").booleanValue()).isTrue();
            assertThat(Json.text(kdniao(ground, right.replace("1200000", "1")), "Reason"))
                    .isEqualTo("商户ID不存在");
            assertThat(
                            Json.text(
                                    kdniao(ground, right.replace("DataSign=", "DataSign=x")),
                                    "Reason"))
                    .isEqualTo("数据签名验证失败");
            assertThat(Json.text(kdniao(ground, FakeProduct.kdniaoForm("[1", "1002")), "Reason"))
                    .isEqualTo("数据格式错误");
            assertThat(Json.text(kdniao(ground, FakeProduct.kdniaoForm(data, "9999")), "Reason"))
                    .contains("9999");
        }
    }

    @Test
    void kdniaoTakesValuesThatWereEncodedTwice() {
        try (var ground = Ground.empty(folder)) {
            var once =
                    Form.read(
                            FakeProduct.kdniaoForm(
                                    "{\"LogisticCode\":\"YT1\",\"ShipperCode\":\"YTO\"}", "1002"));
            var twice = new LinkedHashMap<String, String>();
            once.forEach((k, v) -> twice.put(k, Form.encode(v)));

            assertThat(kdniao(ground, Form.write(twice)).path("Success").booleanValue()).isTrue();
        }
    }

    @Test
    void kdniaoWantsThePhonesLastDigitsForZto() {
        try (var ground = Ground.empty(folder)) {
            var parcel = ground.parcel("ZTO");
            var number = Json.text(parcel, "number");
            ground.press(number, "locker");
            var digits = Json.text(parcel, "phone").substring(7);
            var ask = "{\"ShipperCode\":\"ZTO\",\"LogisticCode\":\"%s\",\"CustomerName\":\"%s\"}";

            var wrong =
                    kdniao(ground, FakeProduct.kdniaoForm(ask.formatted(number, "9999"), "8001"));
            var right =
                    kdniao(ground, FakeProduct.kdniaoForm(ask.formatted(number, digits), "8001"));

            assertThat(wrong.path("Success").booleanValue()).isFalse();
            assertThat(Json.text(right, "StateEx")).isEqualTo("211");
            assertThat(Json.text(right.path("Traces").get(0), "Action")).isEqualTo("10");
        }
    }

    @Test
    void aPushThatIsRefusedComesAgainAsThePlanSays() {
        try (var ground = Ground.empty(folder).introduced()) {
            var number = Json.text(ground.parcel("STO"), "number");
            ground.press(number, "stall");
            ground.advance("PT1S");
            ground.press(number, "next");
            ground.press(number, "stall");
            ground.product.answerHooks(500);

            ground.advance("PT2H");

            assertThat(ground.product.hooks()).hasSize(4);
            assertThat(ground.product.hooks().stream().map(FakeProduct.Heard::body).distinct())
                    .hasSize(1);
            assertThat(ground.get("/world/pushes").toString()).contains("GIVEN_UP");
        }
    }

    @Test
    void duplicateAndForgedPushesComeWhenPressed() {
        try (var ground = Ground.empty(folder).introduced()) {
            var number = Json.text(ground.parcel("STO"), "number");
            ground.advance("PT1S");
            ground.post("/world/faults", "{\"provider\":\"kdniao\",\"kind\":\"duplicate\"}");
            ground.post("/world/faults", "{\"provider\":\"kdniao\",\"kind\":\"forge\"}");

            ground.press(number, "damaged");
            ground.advance("PT1S");

            var bodies = ground.product.hooks().stream().map(FakeProduct.Heard::body).toList();
            assertThat(bodies).hasSize(3);
            var rightly = bodies.stream().filter(TrackersTest::isRightlySigned).toList();
            assertThat(rightly).hasSize(2).allMatch(rightly.getFirst()::equals);
        }
    }

    @Test
    void kuaidi100AnswersTheFifthSubscriptionWithDuplicate() {
        try (var ground = Ground.empty(folder)) {
            var number = Json.text(ground.parcel("YTO"), "number");
            for (var i = 0; i < 4; i++) {
                assertThat(poll(ground, "yuantong", number, "demoKd100Key")).contains("\"200\"");
            }
            assertThat(poll(ground, "yuantong", number, "demoKd100Key")).contains("\"501\"");
            assertThat(poll(ground, "yuantong", number, "other")).contains("\"600\"");
            assertThat(poll(ground, "zhongtong", "73123456789012", "demoKd100Key"))
                    .contains("\"408\"");
        }
    }

    @Test
    void kuaidi100CorrectsAWrongCompanyByItself() {
        try (var ground = Ground.empty(folder).introduced()) {
            var number = Json.text(ground.parcel("YTO"), "number");
            poll(ground, "ems", number, "demoKd100Key");
            ground.press(number, "signed");

            ground.advance("PT1H");

            var pushes =
                    ground.product.hooks().stream()
                            .filter(h -> h.path().startsWith("/hooks/kuaidi100"))
                            .toList();
            var first = param(pushes.getFirst());
            assertThat(Json.text(first, "status")).isEqualTo("abort");
            assertThat(Json.text(first, "comNew")).isEqualTo("yuantong");
            var last = param(pushes.getLast());
            assertThat(Json.text(last, "status")).isEqualTo("shutdown");
            assertThat(Json.text(last, "autoCheck")).isEqualTo("1");
            assertThat(Json.text(last.at("/lastResult/data/0"), "statusCode")).isEqualTo("301");
            assertThat(last.at("/lastResult/data/0/time").stringValue())
                    .isGreaterThan(last.at("/lastResult/data/1/time").stringValue());
        }
    }

    @Test
    void kuaidi100GivesUpAfterThreeDaysWithoutARecord() {
        try (var ground = Ground.empty(folder).introduced()) {
            poll(ground, "yuantong", "YT9999999999999", "demoKd100Key");

            ground.advance("P3DT1H");

            assertThat(Json.text(param(ground.product.hooks().getFirst()), "message"))
                    .isEqualTo("3天查询无记录");
        }
    }

    @Test
    void kuaidi100AnswersAQueryOnceInHalfAnHour() {
        try (var ground = Ground.empty(folder)) {
            var number = Json.text(ground.parcel("YTO"), "number");
            ground.press(number, "signed");

            assertThat(query(ground, number).path("state").stringValue()).isEqualTo("301");
            assertThat(query(ground, number).path("returnCode").stringValue()).isEqualTo("502");
            ground.advance("PT31M");
            assertThat(query(ground, number).path("ischeck").stringValue()).isEqualTo("1");
        }
    }

    @Test
    void sfPushesOnlyWhatIsNewAndTellsRoutesToWhoKnowsThePhone() {
        try (var ground = Ground.empty(folder).introduced()) {
            var parcel = ground.parcel("SF");
            var number = Json.text(parcel, "number");
            ground.press(number, "locker");
            ground.advance("PT1S");
            ground.press(number, "next");
            ground.advance("PT1S");

            var pushes = ground.product.hooks();
            var last = Json.read(pushes.getLast().body()).orElseThrow().at("/Body/WaybillRoute");
            assertThat(last).hasSize(1);
            assertThat(Json.text(last.get(0), "opCode")).isEqualTo("128");
            var digits = Json.text(parcel, "phone").substring(7);
            assertThat(routes(ground, number, digits)).contains("\\\"opCode\\\":\\\"125\\\"");
            assertThat(routes(ground, number, "0001")).contains("20028");
            assertThat(sf(ground, "EXP_RECE_SEARCH_ROUTES", "{}", "wrong")).contains("A1006");
        }
    }

    private static JsonNode kdniao(Ground ground, String form) {
        return Caller.post(ground.url() + "/kdniao/Ebusiness/EbusinessOrderHandle.aspx", form)
                .json();
    }

    private static boolean isRightlySigned(String body) {
        var form = Form.read(body);
        var hex = Digest.hex(Digest.md5(form.get("RequestData") + "demo-kdniao-app-key"));
        return Digest.base64(Digest.utf8(hex)).equals(form.get("DataSign"));
    }

    private static String poll(Ground ground, String company, String number, String key) {
        var param = Json.object().put("company", company).put("number", number).put("key", key);
        param.putObject("parameters")
                .put("callbackurl", ground.product.url() + "/hooks/kuaidi100/k2?shop=1")
                .put("salt", "s")
                .put("resultv2", "4");
        var form = Form.write(Map.of("schema", "json", "param", param.toString()));
        return Caller.post(ground.url() + "/kuaidi100/poll", form).body();
    }

    private static JsonNode param(FakeProduct.Heard heard) {
        var form = Form.read(heard.body());
        var param = form.getOrDefault("param", "");
        assertThat(form.get("sign"))
                .isEqualTo(Digest.hex(Digest.md5(param + "s")).toUpperCase(Locale.ROOT));
        return Json.read(param).orElseThrow();
    }

    private static JsonNode query(Ground ground, String number) {
        var param = "{\"com\":\"yuantong\",\"num\":\"" + number + "\",\"resultv2\":\"4\"}";
        var form = new LinkedHashMap<String, String>();
        form.put("customer", "DEMOKD100CUSTOMER");
        form.put(
                "sign",
                Digest.hex(Digest.md5(param + "demoKd100Key" + "DEMOKD100CUSTOMER"))
                        .toUpperCase(Locale.ROOT));
        form.put("param", param);
        return Caller.post(ground.url() + "/kuaidi100/poll/query.do", Form.write(form)).json();
    }

    private static String routes(Ground ground, String number, String digits) {
        var data =
                "{\"trackingType\":\"1\",\"trackingNumber\":[\"%s\"],\"checkPhoneNo\":\"%s\"}"
                        .formatted(number, digits);
        return sf(ground, "EXP_RECE_SEARCH_ROUTES", data, "demo-sf-check-word");
    }

    private static String sf(Ground ground, String service, String data, String word) {
        var form = new LinkedHashMap<String, String>();
        form.put("partnerID", "HYDEMO");
        form.put("requestID", "00000000-0000-4000-8000-000000000009");
        form.put("serviceCode", service);
        form.put("timestamp", "1795312800");
        form.put("msgDigest", Digest.base64(Digest.md5(Form.encode(data + "1795312800" + word))));
        form.put("msgData", data);
        return Caller.post(ground.url() + "/sf/std/service", Form.write(form)).body();
    }
}
