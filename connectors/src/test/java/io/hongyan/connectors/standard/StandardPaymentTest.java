package io.hongyan.connectors.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.Call;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.Json;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Settings;
import io.hongyan.kit.StandardWebhook;
import io.hongyan.kit.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardPaymentTest {

    private static final String SECRET = "whsec_c3RhbmRhcmQtdGVzdC1zZWNyZXQtMDAwMQ==";

    private static final Settings SETTINGS =
            new Settings(
                    Map.of("signingSecret", SECRET, "payoutUrl", "https://shop.example/payout"));

    private static final Transfer TRANSFER =
            new Transfer(
                    "damaged/p1/1/claim",
                    1990,
                    "CNY",
                    "buyer-7",
                    "main",
                    "B-1",
                    "破损赔付",
                    Instant.parse("2026-11-22T02:00:00Z"));

    private final StandardPayment payment = new StandardPayment();

    @Test
    void aTransferIsSignedAndCarriesOurKeyAndTheSameBodyEveryTime() {
        var http = new FakeHttp().answering(200, paid()).answering(200, paid());

        payment.transfer(TRANSFER, SETTINGS, http);
        payment.transfer(TRANSFER, SETTINGS, http.at(Instant.parse("2026-11-23T02:00:00Z")));

        assertThat(http.calls().getFirst().body()).isEqualTo(http.calls().getLast().body());
        assertThat(http.lastCall().owner()).isEqualTo(Call.Owner.MERCHANT);
        var headers = http.lastHeaders();
        assertThat(headers).containsEntry("idempotency-key", "damaged/p1/1/claim");
        var seconds = http.now().getEpochSecond();
        var id = headers.getOrDefault("webhook-id", "");
        assertThat(id).startsWith("msg_").doesNotContain("/", ".");
        assertThat(headers)
                .containsEntry(
                        "webhook-signature",
                        StandardWebhook.sign(SECRET, id, seconds, http.lastCall().body()));
        var data = Json.read(http.lastBody()).get("data");
        assertThat(data.get("amount"))
                .isEqualTo(Json.read("{\"amount\":1990,\"currency\":\"CNY\"}"));
        assertThat(Json.text(data, "payee")).isEqualTo("buyer-7");
    }

    @Test
    void aTransferEndsAsTheOtherSideSays() {
        assertThat(transferred(200, paid())).isEqualTo(new Outcome.Done("po_1", "paid"));
        assertThat(transferred(202, "{\"id\":\"po_2\",\"state\":\"accepted\"}"))
                .isEqualTo(new Outcome.Done("po_2", "accepted"));
        assertThat(transferred(200, "{\"id\":\"po_3\",\"state\":\"refused\",\"reason\":\"限额\"}"))
                .isEqualTo(new Outcome.Refused("refused", "限额"));
        assertThat(transferred(422, "{\"title\":\"Key used\"}"))
                .isEqualTo(new Outcome.Refused("422", "Key used"));
    }

    @ParameterizedTest
    @CsvSource({"200, <html>", "200, {}", "500, oops", "502, ''", "504, ''", "302, ''", "418, ''"})
    void whateverIsNoClearAnswerLeavesOpenWhetherMoneyMoved(int status, String body) {
        assertThat(transferred(status, body)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void howFarTheCallGotDecides() {
        assertThat(ending(new CallResult.NotSent("down"))).isInstanceOf(Outcome.NotNow.class);
        assertThat(ending(new CallResult.MaybeSent("slow"))).isInstanceOf(Outcome.Unknown.class);
        var busy = new FakeHttp().answering(503, Map.of("retry-after", "120"), "");
        assertThat(payment.transfer(TRANSFER, SETTINGS, busy))
                .isEqualTo(new Outcome.NotNow(Duration.ofMinutes(2), "HTTP 503"));
    }

    @Test
    void aLostAnswerIsLookedUpByKey() {
        var http = new FakeHttp().answering(200, paid()).answering(404, "{}").answering(500, "");

        assertThat(payment.lookUp("a/b c", SETTINGS, http))
                .isEqualTo(new Outcome.Done("po_1", "paid"));
        assertThat(http.lastCall().address().toString())
                .isEqualTo("https://shop.example/payout?key=a%2Fb+c");
        assertThat(http.lastHeaders()).containsKey("webhook-signature");
        assertThat(payment.lookUp("a", SETTINGS, http)).isInstanceOf(Outcome.NotNow.class);
        assertThat(payment.lookUp("a", SETTINGS, http)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void withoutAnAddressNothingIsPaid() {
        var settings = new Settings(Map.of("signingSecret", SECRET));

        assertThat(payment.transfer(TRANSFER, settings, new FakeHttp()))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(StandardHook.secrets(settings)).isEqualTo(List.of(SECRET));
    }

    private static String paid() {
        return "{\"id\":\"po_1\",\"state\":\"paid\"}";
    }

    private Outcome transferred(int status, String body) {
        return payment.transfer(TRANSFER, SETTINGS, new FakeHttp().answering(status, body));
    }

    private Outcome ending(CallResult result) {
        return payment.transfer(TRANSFER, SETTINGS, new FakeHttp().ending(result));
    }
}
