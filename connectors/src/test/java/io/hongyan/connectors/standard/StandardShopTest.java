package io.hongyan.connectors.standard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.hongyan.kit.CarrierConnector;
import io.hongyan.kit.CarrierConnectorContract;
import io.hongyan.kit.Json;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.StandardWebhook;
import io.hongyan.kit.TestData;
import io.hongyan.kit.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders, scans and results that a self-built system pushes. */
class StandardShopTest extends CarrierConnectorContract {

    private static final String SECRET = "whsec_c3RhbmRhcmQtdGVzdC1zZWNyZXQtMDAwMQ==";

    private static final String OTHER = "whsec_b3RoZXItdGVzdC1zZWNyZXQtMDAwMDAwMDI=";

    @Override
    protected CarrierConnector connector() {
        return new StandardCarrier();
    }

    @Override
    protected Settings settings() {
        return new Settings(Map.of("signingSecret", SECRET));
    }

    @Override
    protected Map<String, String> otherSecrets() {
        return Map.of("signingSecret", OTHER);
    }

    @Override
    protected boolean isSigned() {
        return true;
    }

    @Override
    protected byte[] payload() {
        return payloadWith(
                "YT1",
                List.of(new Scan("2026-11-22T09:00:00+08:00", "IN_TRANSIT.ARRIVED_HUB", "到")));
    }

    @Override
    protected byte[] payloadWith(String number, List<Scan> scans) {
        var push = Json.object().put("type", "tracking.reported");
        var data = push.putObject("data").put("carrier", "YTO").put("number", number);
        var events = data.putArray("events");
        for (var scan : scans) {
            events.addObject()
                    .put("at", scan.time())
                    .put("status", scan.code())
                    .put("text", scan.text());
        }
        return Json.write(push).getBytes(UTF_8);
    }

    @Override
    protected String codeOfAScan() {
        return "IN_TRANSIT";
    }

    @Override
    protected Push wrapped(byte[] payload) {
        var headers = StandardWebhook.headers(List.of(SECRET), "msg_1", 1_795_312_800L, payload);
        return Push.post("/hooks/standard/x", headers, payload);
    }

    @Test
    void anOrderIsHandedOnAsItStands() {
        var order = "{\"number\":\"B-1\",\"lines\":[{\"sku\":\"S1\"}],\"mine\":{\"a\":1}}";
        var push =
                "{\"type\":\"order.upserted\",\"data\":{\"shop\":\"main\",\"order\":"
                        + order
                        + "}}";

        assertThat(read(push))
                .isEqualTo(new Reading.Read(List.of(new Notice.OrderUpserted("main", order))));
    }

    @Test
    void aPayoutsResultNamesOurKey() {
        var push =
                "{\"type\":\"payout.result\",\"timestamp\":\"2026-11-22T10:00:00+08:00\",\"data\":"
                        + "{\"key\":\"claim/1\",\"id\":\"po_1\",\"state\":\"refused\",\"reason\":\"账户异常\"}}";

        assertThat(read(push))
                .isEqualTo(
                        new Reading.Read(
                                List.of(
                                        new Notice.PayoutResult(
                                                "claim/1",
                                                Notice.PayoutState.REFUSED,
                                                "po_1",
                                                "账户异常",
                                                Instant.parse("2026-11-22T02:00:00Z")))));
    }

    @Test
    void statusAndSubStatusMakeTheCodeAndSpellingsOfCarriersAreOurs() {
        var push =
                "{\"type\":\"tracking.reported\",\"data\":{\"carrier\":\"yd\",\"number\":\"1\",\"replace\":true,"
                        + "\"events\":[{\"at\":\"2026-11-22T09:00:00+08:00\",\"status\":\"IN_TRANSIT\","
                        + "\"substatus\":\"ARRIVED_HUB\",\"place\":\"杭州市\"}]}}";
        var notice = (Notice.TrackingReported) ((Reading.Read) read(push)).notices().getFirst();

        assertThat(notice.carrier()).isEqualTo("YUNDA");
        assertThat(notice.withdrawsOthers()).isTrue();
        assertThat(notice.reports().getFirst().code()).isEqualTo("IN_TRANSIT.ARRIVED_HUB");
    }

    @Test
    void whatIsOfNoKnownTypeOrShapeIsKeptForAPerson() {
        assertThat(read("{\"type\":\"weather.changed\",\"data\":{}}"))
                .isInstanceOf(Reading.Unreadable.class);
        assertThat(read("{\"type\":\"order.upserted\",\"data\":{\"shop\":\"main\"}}"))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        reading ->
                                assertThat(reading.notices())
                                        .hasOnlyElementsOfType(Notice.Unusable.class));
    }

    @Test
    void oldAndNewSecretHoldSideBySide() {
        var both = new Settings(Map.of("signingSecret", OTHER + " " + SECRET));

        assertThat(connector().read(wrapped(payload()), both)).isInstanceOf(Reading.Read.class);
    }

    @Test
    void theTimeOfTheSignatureIsTold() {
        assertThat(connector().signedAt(wrapped(payload())))
                .contains(Instant.ofEpochSecond(1_795_312_800L));
    }

    @Test
    void theWellKnownLibrarySignsAlike() throws Exception {
        var body = new String(payload(), UTF_8);

        assertThat(StandardWebhook.sign(SECRET, "msg_1", 1_795_312_800L, payload()))
                .isEqualTo(new Webhook(SECRET).sign("msg_1", 1_795_312_800L, body));
    }

    @Test
    void theSheetsVectorsAreSignedAsTheySay() {
        var simple = TestData.channelVector("standard-webhooks-public-1");
        var rotation = TestData.channelVector("standard-webhooks-2-rotation");
        var secrets = rotation.get("secrets").valueStream().map(Json::text).toList();
        var body = TestData.bytes("protocols/channels/samples/" + Json.text(rotation, "body_file"));

        assertThat(
                        StandardWebhook.sign(
                                Json.text(simple, "secret"),
                                Json.text(simple, "webhook_id"),
                                simple.get("timestamp").asLong(),
                                Json.text(simple, "payload").getBytes(UTF_8)))
                .isEqualTo(Json.text(simple, "expected"));
        assertThat(
                        StandardWebhook.headers(
                                secrets,
                                Json.text(rotation, "webhook_id"),
                                rotation.get("timestamp").asLong(),
                                body))
                .containsEntry("webhook-signature", Json.text(rotation, "expected"));
    }

    @Test
    void theAnswersAreHttps() {
        var push = wrapped(payload());
        assertThat(connector().answer(Verdict.SEND_AGAIN, push, settings(), NOW).status())
                .isEqualTo(503);
        assertThat(connector().answer(Verdict.FORGED, push, settings(), NOW).status())
                .isEqualTo(401);
    }
}
