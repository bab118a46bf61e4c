package io.hongyan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ParcelsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "damaged, 414, 4",
        "bad-address, 420, 4",
        "refused, 404, 4",
        "locker, 211, 2",
        "station, 211, 2",
        "signed, 301, 3",
        "return, 404, 4",
        "lost, 4, 4"
    })
    void aButtonArrivesWithTheProvidersCode(String kind, String code, String state) {
        try (var ground = Ground.empty(folder).introduced()) {
            var number = number(ground, "STO");
            ground.advance("PT1S");

            ground.press(number, kind);
            ground.advance("PT1S");

            var item = lastPush(ground).path("Data").get(0);
            assertThat(Json.text(item, "LogisticCode")).isEqualTo(number);
            assertThat(Json.text(item, "StateEx")).isEqualTo(code);
            assertThat(Json.text(item, "State")).isEqualTo(state);
        }
    }

    @Test
    void aRefusedParcelGoesAllTheWayBack() {
        try (var ground = Ground.empty(folder).introduced()) {
            var number = number(ground, "STO");
            ground.press(number, "refused");

            ground.advance("P6D");

            var codes = lastPush(ground).path("Data").get(0).path("Traces");
            assertThat(codes.findValuesAsString("Action")).contains("404", "407").endsWith("406");
        }
    }

    @Test
    void aStalledParcelStandsStillUntilItIsPushedOn() {
        try (var ground = Ground.empty(folder).introduced()) {
            var number = number(ground, "STO");
            ground.press(number, "stall");

            ground.advance("P3D");
            assertThat(ground.get("/world/parcels/" + number).path("scans").asInt()).isZero();

            ground.press(number, "next");
            assertThat(ground.get("/world/parcels/" + number).path("scans").asInt()).isEqualTo(1);
            ground.advance("P9D");
            assertThat(ground.get("/world/parcels/" + number).path("over").booleanValue()).isTrue();
        }
    }

    @Test
    void whatIsOverCantBePressed() {
        try (var ground = Ground.empty(folder)) {
            var number = number(ground, "YTO");
            ground.press(number, "signed");
            var url = ground.url() + "/world/parcels/" + number + "/events";

            assertThat(Caller.json("POST", url, "{\"kind\":\"refused\"}").status()).isEqualTo(409);
            assertThat(Caller.json("POST", url, "{\"kind\":\"melted\"}").status()).isEqualTo(400);
            var none = ground.url() + "/world/parcels/YT0/events";
            assertThat(Caller.json("POST", none, "{\"kind\":\"next\"}").status()).isEqualTo(404);
        }
    }

    @Test
    void anOrderOfOnesOwnIsToldToTheProductAndItsBuyerHasAPhone() {
        try (var ground = Ground.empty(folder).introduced()) {
            var order =
                    """
                    {"number": "B-1", "paid": {"amount": 12900, "currency": "CNY"},
                     "lines": [{"sku": "S1", "title": "杯子", "quantity": 1,
                                "price": {"amount": 12900, "currency": "CNY"}}],
                     "buyer": {"name": "张三", "phone": "13800138000"},
                     "address": "浙江省杭州市西湖区文三路1号"}
                    """;
            var parcel =
                    ground.post(
                            "/world/parcels",
                            "{\"carrier\":\"ZTO\",\"shop\":\"corner\",\"order\":" + order + "}");
            ground.advance("PT1S");

            var paths = ground.product.heard.stream().map(FakeProduct.Heard::path).toList();
            assertThat(paths)
                    .containsSubsequence(
                            "/api/v1/orders/corner/B-1", "/api/v1/orders/corner/B-1/shipments");
            assertThat(parcel.at("/to/name").stringValue()).isEqualTo("杭州市");
            assertThat(ground.get("/world/phones/13800138000").at("/person/name").stringValue())
                    .isEqualTo("张三");
        }
    }

    @Test
    void theDemoHasAMemberWithFourParcelsOnTimeAndAFifthOnItsWay() {
        try (var ground = Ground.demo(folder)) {
            var mine = 0;
            var open = 0;
            for (var parcel : ground.get("/world/parcels").path("items")) {
                if (parcel.path("order").stringValue().matches("YX0007M\\d.*")) {
                    mine++;
                    open += parcel.path("node").stringValue().matches("SIGNED.*|COLLECTED") ? 0 : 1;
                }
            }
            assertThat(mine).isEqualTo(5);
            assertThat(open).isEqualTo(1);
        }
    }

    private static String number(Ground ground, String carrier) {
        return ground.parcel(carrier).path("number").stringValue();
    }

    private static JsonNode lastPush(Ground ground) {
        var pushes =
                ground.product.hooks().stream()
                        .filter(h -> h.path().startsWith("/hooks/kdniao"))
                        .toList();
        var data = Form.read(pushes.getLast().body()).getOrDefault("RequestData", "");
        return Json.read(data).orElseThrow();
    }
}
