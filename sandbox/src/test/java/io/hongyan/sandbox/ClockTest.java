package io.hongyan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.sandbox.wire.Form;
import io.hongyan.sandbox.wire.Json;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockTest {

    @TempDir Path folder;

    @Test
    void theProductHasTheTimeBeforeItHasThePush() {
        try (var ground = Ground.demo(folder).introduced()) {
            ground.advance("P1D");

            var clock = OffsetDateTime.parse(Ground.START);
            var pushes = 0;
            for (var heard : ground.product.heard) {
                if (heard.path().equals("/api/v1/clock")) {
                    var next = OffsetDateTime.parse(now(heard.body()));
                    assertThat(next).isAfterOrEqualTo(clock);
                    clock = next;
                } else if (heard.path().startsWith("/hooks/kdniao")) {
                    pushes++;
                    var data = Form.read(heard.body()).getOrDefault("RequestData", "");
                    var pushed = Json.text(Json.read(data).orElseThrow(), "PushTime");
                    assertThat(OffsetDateTime.parse(pushed.replace(' ', 'T') + "+08:00"))
                            .isEqualTo(clock);
                }
            }
            assertThat(pushes).isPositive();
        }
    }

    @Test
    void aJumpEndsWhereItShouldAndKeepsThePause() {
        try (var ground = Ground.empty(folder).introduced()) {
            var jump = ground.advance("PT3H");

            assertThat(jump.path("now").stringValue()).isEqualTo("2026-11-10T13:00:00+08:00");
            assertThat(jump.path("paused").booleanValue()).isTrue();
            assertThat(ground.product.clocks().getLast()).isEqualTo("2026-11-10T13:00:00+08:00");
        }
    }

    @Test
    void toNextGoesToWhatFallsDueFirst() {
        try (var ground = Ground.demo(folder)) {
            var next = ground.get("/world/clock").path("next").stringValue();

            var jump = ground.post("/world/clock/advance", "{\"to\":\"next\"}");

            assertThat(jump.path("now").stringValue()).isEqualTo(next);
            assertThat(jump.path("done").asInt()).isPositive();
        }
    }

    @Test
    void timeNeverRunsBackwards() {
        try (var ground = Ground.empty(folder)) {
            var url = ground.url() + "/world/clock";

            var said = Caller.json("PUT", url, "{\"now\":\"2026-11-10T09:59:58+08:00\"}");

            assertThat(said.status()).isEqualTo(400);
            assertThat(ground.get("/world/clock").path("now").stringValue())
                    .isEqualTo(Ground.START);
        }
    }

    @Test
    void nonsenseIsAnsweredWithWhatWouldMakeSense() {
        try (var ground = Ground.empty(folder)) {
            var url = ground.url() + "/world/";
            assertThat(Caller.json("PUT", url + "clock", "{\"speed\":-1}").status()).isEqualTo(400);
            assertThat(Caller.json("PUT", url + "clock", "[1]").status()).isEqualTo(400);
            assertThat(Caller.json("PUT", url + "clock", "{").body()).contains("no JSON object");
            assertThat(Caller.json("POST", url + "clock/advance", "{\"by\":\"soon\"}").body())
                    .contains("PT1H");
            assertThat(Caller.json("POST", url + "reset", "{\"scenario\":\"x\"}").body())
                    .contains("demo");
            assertThat(Caller.json("POST", url + "parcels", "{\"carrier\":\"UPS\"}").body())
                    .contains("YUNDA");
            assertThat(Caller.json("DELETE", url + "clock", "").status()).isEqualTo(405);
            assertThat(Caller.get(url + "nothing").status()).isEqualTo(404);
            assertThat(Caller.send("POST", url + "reset", "a=b", "text/plain").status())
                    .isEqualTo(415);
            assertThat(Caller.json("POST", url + "reset", "x".repeat(5 << 20)).status())
                    .isIn(413, 0);
        }
    }

    private static String now(String body) {
        return Json.text(Json.read(body).orElseThrow(), "now");
    }
}
