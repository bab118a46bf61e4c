package io.hongyan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.CallLog;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Outside;
import io.hongyan.kit.Push;
import io.hongyan.kit.Settings;
import io.hongyan.kit.StandardWebhook;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Lines;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.ingest.HookDirectory;
import io.hongyan.server.ingest.HookEndpoint;
import io.hongyan.server.ingest.HookTarget;
import io.hongyan.server.ingest.Intake;
import io.hongyan.server.ingest.NoticeSink;
import io.hongyan.server.ingest.Redrive;
import io.hongyan.server.insight.QuarantineConfiguration;
import io.hongyan.server.merchant.ConfigVersions;
import io.hongyan.server.message.MessageReceipts;
import io.hongyan.server.order.OrderIntake;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.CarrierCorrection;
import io.hongyan.server.tracking.LaneAllowances;
import io.hongyan.server.tracking.ParcelConsequences;
import io.hongyan.server.tracking.ParcelDecider;
import io.hongyan.server.web.ApiFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Signed pushes from the door to the tables, and what becomes of those that can't be taken. */
@SuppressWarnings("NullAway.Init") // made before all tests
class HooksIT {

    static final String SECRET = "whsec_aG9uZ3lhbi1ob25neWFuLWhvbmd5YW4=";
    static final String ORDER =
            """
            {"type": "order.upserted", "data": {"shop": "own", "order": {"number": "%s", %s
             "lines": [{"sku": "S1", "title": "杯子", "quantity": 1,
                        "price": {"amount": 6450, "currency": "CNY"}}],
             "buyer": {"name": "令狐冲", "phone": "13800138123"},
             "address": "浙江省杭州市西湖区文三路1号"}}}
            """;
    static final String PAID = "\"paid\": {\"amount\": 6450, \"currency\": \"CNY\"},";

    static ApiFixture api;
    static Intake intake;
    static HookEndpoint hooks;
    static HookTarget target;
    static boolean shopIsClosed;

    @BeforeAll
    static void start() {
        api =
                ApiFixture.startWith(
                        (fixture, beans) -> beans.with(Redrive.class, open(fixture)),
                        List.of(QuarantineConfiguration.class));
    }

    private static Redrive open(ApiFixture fixture) {
        target =
                new HookTarget(
                        fixture.merchant,
                        fixture.ids.next(),
                        "standard",
                        new Settings(Map.of("signingSecret", SECRET)));
        var decider =
                new ParcelDecider(
                        TrackingTables.eventReader()::read,
                        LaneAllowances.USUAL,
                        ParcelConsequences.NONE,
                        fixture.vault,
                        fixture.ids);
        intake =
                new Intake(
                        2,
                        new Intake.Parts(
                                fixture.database,
                                decider,
                                fixture.world,
                                fixture.vault,
                                fixture.ids),
                        sink(fixture, decider));
        var evidence =
                new HookEndpoint.Evidence(
                        fixture.database, fixture.vault, fixture.ids, fixture.world);
        var connectors = Connectors.installed();
        hooks = new HookEndpoint(connectors, new OneHook(), intake, evidence);
        return new Redrive(
                connectors,
                (_, id) -> Optional.of(target).filter(t -> is(t, id)),
                intake,
                evidence);
    }

    private static boolean is(HookTarget target, UUID connection) {
        return target.connection().equals(connection);
    }

    /** The program's own way for orders, behind a door that a test can close. */
    private static NoticeSink sink(ApiFixture fixture, ParcelDecider decider) {
        var orders =
                new OrderIntake(
                        fixture.vault, fixture.ids, fixture.world, OrderIntake.Neighbours.NONE);
        var actions = new ActionStore(fixture.ids, fixture.world);
        var office = Office.open(fixture.ids, fixture.vault, actions);
        var connectors = Connectors.installed();
        var lines =
                new Lines(
                        new ConnectionBook(
                                fixture.database,
                                fixture.vault,
                                connectors,
                                new ConfigVersions(fixture.database)),
                        connectors,
                        new Outside(new Outside.Rules(null, Set.of()), fixture.world),
                        CallLog.NONE);
        var receipts = new MessageReceipts(lines, office.consents(), actions);
        var notices =
                new Notices(
                        fixture.database,
                        fixture.world,
                        orders,
                        office.payments(),
                        receipts,
                        new CarrierCorrection(decider, actions, fixture.vault));
        return (to, news) ->
                shopIsClosed
                        ? news.stream()
                                .map(one -> new Notice.Unusable("", "closed", one.toString()))
                                .toList()
                        : notices.accept(to, news);
    }

    private static final class OneHook implements HookDirectory {

        @Override
        public boolean remembers(String hookKey) {
            return true;
        }

        @Override
        public Optional<HookTarget> find(String hookKey) {
            return Optional.of(target);
        }

        @Override
        public void heard(HookTarget heard, Instant at) {}
    }

    @AfterAll
    static void stop() {
        intake.close();
        api.close();
    }

    @BeforeEach
    void openShop() {
        shopIsClosed = false;
    }

    @Test
    void anOldSignatureIsAsGoodAsNone() {
        var order = ORDER.formatted("H-1", PAID);

        assertThat(push(order, Duration.ofMinutes(6)).status()).isEqualTo(401);
        assertThat(push(order, Duration.ofMinutes(-6)).status()).isEqualTo(401);
        assertThat(orders("H-1")).isZero();
        assertThat(number("select coalesce(sum(count), 0) from refusal where merchant_id = ?"))
                .isEqualTo(2);

        assertThat(push(order, Duration.ofMinutes(4)).status()).isEqualTo(200);
        assertThat(orders("H-1")).isEqualTo(1);
    }

    @Test
    void anOrderThatCannotBeTakenIsKeptWithItsReasonAndNotAskedForAgain() {
        var answer = push(ORDER.formatted("H-2", ""), Duration.ZERO);

        assertThat(answer.status()).isEqualTo(200);
        var item = quarantined("H-2");
        assertThat(item.path("reason").asString()).contains("paid");
        assertThat(redrive(item).path("outcome").asString()).isEqualTo("still-bad");
        assertThat(orders("H-2")).isZero();
        assertThat(quarantined("H-2").path("redrivenAt").isNull()).isTrue();
    }

    @Test
    void whatIsMendedGoesThroughTheSameIntakeOnce() {
        shopIsClosed = true;
        assertThat(push(ORDER.formatted("H-3", PAID), Duration.ZERO).status()).isEqualTo(200);
        assertThat(orders("H-3")).isZero();
        var item = quarantined("");
        shopIsClosed = false;

        assertThat(redrive(item).path("outcome").asString()).isEqualTo("taken");
        assertThat(redrive(item).path("outcome").asString()).isEqualTo("taken-before");

        assertThat(orders("H-3")).isEqualTo(1);
        var id = item.path("id").asString();
        var ofThis = "/api/v1/quarantine?connection=" + item.path("connection").asString();
        assertThat(api.call("GET", ofThis).send().text()).contains(id);
        assertThat(api.call("GET", ofThis + "&waiting=true").send().text()).doesNotContain(id);
        var ofNone = "/api/v1/quarantine?connection=" + id;
        assertThat(api.call("GET", ofNone).send().json().path("items")).isEmpty();
        var after = api.call("GET", "/api/v1/quarantine/" + id).send().json();
        assertThat(after.path("redrivenAt").isString()).isTrue();
        assertThat(
                        number(
                                "select count(*) from audit where merchant_id = ?"
                                        + " and kind = 'quarantine.redriven' and subject ="
                                        + " 'quarantine:"
                                        + id
                                        + "'"))
                .isEqualTo(2);
    }

    @Test
    void signedNonsenseIsKeptAndAcceptedAndShownToWhoeverSaysWhy() {
        assertThat(push("{\"type\": \"H-4\"}", Duration.ZERO).status()).isEqualTo(200);

        var item = quarantined("");
        var path = "/api/v1/quarantine/" + item.path("id").asString();
        assertThat(api.call("POST", path + "/reveal").json("{}").send().status()).isEqualTo(422);
        var raw = api.call("POST", path + "/reveal").json("{\"reason\": \"排查\"}").send();
        assertThat(raw.json().path("raw").asString()).endsWith("{\"type\": \"H-4\"}");
        assertThat(api.asOther("GET", path).send().status()).isEqualTo(404);
        assertThat(api.asOther("POST", path + "/redrive").send().status()).isEqualTo(404);
        assertThat(redrive(item).path("outcome").asString()).isEqualTo("still-bad");
    }

    @Test
    void aPayoutThatNobodyAskedForIsKeptForAPerson() {
        var result =
                """
                {"type": "payout.result", "timestamp": "2026-11-22T12:00:00+08:00",
                 "data": {"key": "nobody", "state": "paid", "id": "p"}}
                """;

        assertThat(push(result, Duration.ZERO).status()).isEqualTo(200);

        assertThat(quarantined("nobody").path("reason").asString()).contains("no payment");
    }

    private static HookAnswer push(String body, Duration ago) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        Instant at = api.world.instant().minus(ago);
        var headers = StandardWebhook.headers(List.of(SECRET), "msg", at.getEpochSecond(), bytes);
        var answer = new CompletableFuture<HookAnswer>();
        hooks.handle(Push.post("/hooks/standard/k", headers, bytes), answer::complete);
        try {
            return answer.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode quarantined(String number) {
        for (var item : api.call("GET", "/api/v1/quarantine").send().json().path("items")) {
            if (item.path("number").asString().equals(number)) {
                return item;
            }
        }
        throw new AssertionError("nothing of " + number + " is quarantined");
    }

    private static JsonNode redrive(JsonNode item) {
        var path = "/api/v1/quarantine/" + item.path("id").asString() + "/redrive";
        return api.call("POST", path).send().json();
    }

    private static long orders(String number) {
        return number(
                "select count(*) from shop_order where merchant_id = ? and number = '"
                        + number
                        + "'");
    }

    private static long number(String sql) {
        return api.database.transact(api.merchant, c -> Sql.number(c, sql, api.merchant));
    }
}
