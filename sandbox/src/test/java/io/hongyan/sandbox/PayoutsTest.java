package io.hongyan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.sandbox.wire.Digest;
import io.hongyan.sandbox.wire.Json;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayoutsTest {

    private static final byte[] KEY =
            Base64.getDecoder().decode("ZGVtby1zdGFuZGFyZC1zZWNyZXQtMDEyMzQ1Njc4OQ==");

    @TempDir Path folder;

    @Test
    void theSameKeyPaysOnce() {
        try (var ground = Ground.empty(folder)) {
            var once = pay(ground, "claim-1", 8_900);
            var again = pay(ground, "claim-1", 8_900);

            assertThat(Json.text(once.json(), "state")).isEqualTo("paid");
            assertThat(again.body()).isEqualTo(once.body());
            assertThat(pay(ground, "claim-1", 9_900).status()).isEqualTo(422);
            assertThat(ground.get("/standard/payout/claim-1")).isEqualTo(once.json());
            assertThat(Caller.get(ground.url() + "/standard/payout/none").status()).isEqualTo(404);
        }
    }

    @Test
    void aLargeSumIsAcceptedAndItsResultToldLater() {
        try (var ground = Ground.empty(folder).introduced()) {
            assertThat(Json.text(pay(ground, "claim-2", 45_000).json(), "state"))
                    .isEqualTo("accepted");

            ground.advance("PT21M");

            var told = Json.read(ground.product.hooks().getLast().body()).orElseThrow();
            assertThat(Json.text(told, "type")).isEqualTo("payout.result");
            assertThat(Json.text(told.path("data"), "key")).isEqualTo("claim-2");
            assertThat(Json.text(told.path("data"), "state")).isEqualTo("paid");
        }
    }

    @Test
    void whatIsLostOrRefusedCanBeLookedUp() {
        try (var ground = Ground.empty(folder)) {
            ground.post("/world/faults", "{\"provider\":\"standard\",\"kind\":\"lose-answer\"}");
            assertThat(pay(ground, "claim-3", 100).status()).isZero();
            Caller.json("DELETE", ground.url() + "/world/faults", "");
            assertThat(Json.text(ground.get("/standard/payout/claim-3"), "state"))
                    .isEqualTo("paid");

            ground.post("/world/faults", "{\"provider\":\"standard\",\"kind\":\"refuse\"}");
            assertThat(Json.text(pay(ground, "claim-4", 100).json(), "state")).isEqualTo("refused");
            Caller.json("DELETE", ground.url() + "/world/faults", "");
            assertThat(Json.text(ground.get("/standard/payout/claim-4"), "state"))
                    .isEqualTo("refused");
        }
    }

    @Test
    void whatIsNotSignedOrTooOldIsNotPaid() {
        try (var ground = Ground.empty(folder)) {
            var url = ground.url() + "/standard/payout";
            var body = "{\"amount\":{\"amount\":1,\"currency\":\"CNY\"}}";

            var plain = Caller.send("POST", url, body, "application/json", "Idempotency-Key", "k");
            var old = signed(url, "k", body, 600);

            assertThat(plain.status()).isEqualTo(401);
            assertThat(old.status()).isEqualTo(401);
        }
    }

    private static Caller.Said pay(Ground ground, String key, long fen) {
        var body = "{\"amount\":{\"amount\":" + fen + ",\"currency\":\"CNY\"}}";
        return signed(ground.url() + "/standard/payout", key, body, 0);
    }

    private static Caller.Said signed(String url, String key, String body, long age) {
        var stamp = OffsetDateTime.parse(Ground.START).toEpochSecond() - age;
        var text = "msg_" + key + "." + stamp + "." + body;
        var signature = "v1," + Digest.base64(Digest.hmacSha256(KEY, Digest.utf8(text)));
        return Caller.send(
                "POST",
                url,
                body,
                "application/json",
                "Idempotency-Key",
                key,
                "webhook-id",
                "msg_" + key,
                "webhook-timestamp",
                String.valueOf(stamp),
                "webhook-signature",
                signature);
    }
}
