package io.hongyan.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.hongyan.kit.Call;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.Json;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {

    private static final String SECRET = "whsec_c3RhbmRhcmQtdGVzdC1zZWNyZXQtMDAwMQ==";

    private static final Message EVENT =
            new Message(
                    "evt_1",
                    Message.Audience.SYSTEM,
                    "https://shop.example/hook",
                    "parcel.delivered",
                    Map.of(),
                    "包裹/1\r\nX-Evil: 1",
                    "{\"parcel\":\"p1\",\"place\":\"杭州市\"}",
                    "",
                    false,
                    Instant.parse("2026-11-20T01:12:36.120Z"));

    private final WebhookChannel channel = new WebhookChannel();

    @Test
    void theStandardFormIsSignedAsTheLibrarySigns() throws Exception {
        var http = new FakeHttp().answering(204, "");

        assertThat(channel.send(EVENT, settings("standard"), http))
                .isEqualTo(new Outcome.Done("", "HTTP 204"));
        assertThat(http.lastBody())
                .isEqualTo(
                        "{\"type\":\"parcel.delivered\",\"timestamp\":\"2026-11-20T01:12:36.120Z\","
                                + "\"data\":{\"parcel\":\"p1\",\"place\":\"杭州市\"}}");
        assertThat(http.lastHeaders())
                .containsEntry("webhook-id", "evt_1")
                .containsEntry(
                        "webhook-signature",
                        new Webhook(SECRET)
                                .sign("evt_1", http.now().getEpochSecond(), http.lastBody()));
        assertThat(http.lastCall().owner()).isEqualTo(Call.Owner.MERCHANT);
        assertThat(http.lastCall().timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void cloudEventsMayStandInHeadersOrInTheBody() {
        var http = new FakeHttp().answering(200, "").answering(200, "");

        channel.send(EVENT, settings("cloudevents-binary"), http);
        assertThat(Json.read(http.lastBody())).isEqualTo(Json.read(EVENT.text()));
        assertThat(http.lastHeaders())
                .containsEntry("ce-id", "evt_1")
                .containsEntry("ce-type", "cn.hongyan.parcel.delivered.v1")
                .containsEntry("ce-subject", "%E5%8C%85%E8%A3%B9/1%0D%0AX-Evil:%201")
                .containsKey("webhook-signature");

        channel.send(EVENT, settings("cloudevents-structured"), http);
        var event = Json.read(http.lastBody());
        assertThat(Json.text(event, "specversion")).isEqualTo("1.0");
        assertThat(event.get("data")).isEqualTo(Json.read(EVENT.text()));
        assertThat(http.lastHeaders())
                .containsEntry("content-type", "application/cloudevents+json; charset=utf-8");
    }

    @Test
    void everyAttemptHasTheSameIdAndANewTime() {
        var http = new FakeHttp().answering(500, "").answering(200, "");
        channel.send(EVENT, settings("standard"), http);
        var first = http.lastHeaders();
        channel.send(EVENT, settings("standard"), http.at(http.now().plusSeconds(5)));

        assertThat(http.lastHeaders().get("webhook-id")).isEqualTo(first.get("webhook-id"));
        assertThat(http.lastHeaders().get("webhook-signature"))
                .isNotEqualTo(first.get("webhook-signature"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 404, 422, 429, 500, 502, 503, 504})
    void whatIsNotTakenIsTriedAgainLater(int status) {
        assertThat(sent(status)).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void aReceiverThatIsGoneIsSwitchedOff() {
        assertThat(sent(410))
                .isEqualTo(new Outcome.Refused(WebhookChannel.GONE, "the receiver is gone"));
    }

    @Test
    void retryAfterIsObeyedUpToADay() {
        var http =
                new FakeHttp()
                        .answering(429, Map.of("retry-after", "90"), "")
                        .answering(503, Map.of("retry-after", "Wed, 18 Nov 2026 02:21:00 GMT"), "")
                        .answering(503, Map.of("retry-after", "99999999"), "");

        assertThat(pauseOf(http)).isEqualTo(Duration.ofSeconds(90));
        assertThat(pauseOf(http)).isEqualTo(Duration.ofMinutes(1));
        assertThat(pauseOf(http)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void silenceAfterSendingIsUnknownAndAskingMeansSendingAgain() {
        var http = new FakeHttp().ending(new CallResult.MaybeSent("slow"));

        assertThat(channel.send(EVENT, settings("standard"), http))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(channel.lookUp(EVENT, settings("standard"), http))
                .isInstanceOf(Outcome.NotNow.class);
    }

    private Duration pauseOf(FakeHttp http) {
        return ((Outcome.NotNow) channel.send(EVENT, settings("standard"), http)).pause();
    }

    private Outcome sent(int status) {
        return channel.send(EVENT, settings("standard"), new FakeHttp().answering(status, ""));
    }

    private static Settings settings(String format) {
        return new Settings(
                Map.of(
                        "url",
                        "https://shop.example/hook",
                        "signingSecret",
                        SECRET,
                        "format",
                        format));
    }
}
