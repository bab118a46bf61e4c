package io.hongyan.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Json;
import io.hongyan.kit.Outside;
import io.hongyan.server.action.ActionConfiguration;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Announcer;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.action.DispatcherConfig;
import io.hongyan.server.action.Handlers;
import io.hongyan.server.action.Neighbours;
import io.hongyan.server.action.ParcelFacts;
import io.hongyan.server.action.Workshop;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.merchant.ConfigVersions;
import io.hongyan.server.message.MessageConfiguration;
import io.hongyan.server.vault.Person;
import io.hongyan.server.web.ApiFixture;
import io.hongyan.server.web.Beans;
import io.hongyan.server.webhook.WebhookBook;
import io.hongyan.server.webhook.WebhookConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;

/** What people see of actions, messages, templates and webhooks, over HTTP. */
@SuppressWarnings("NullAway.Init") // made while the fixture starts
class OutboundIT {

    static final Receiver RECEIVER = new Receiver();
    static ApiFixture api;
    static Outbound outbound;
    static Dispatcher dispatcher;
    static ActionStore store;
    static WebhookBook webhooks;
    static Neighbours rows;

    @BeforeAll
    static void start() {
        api = ApiFixture.startWith(OutboundIT::wire, features());
        rows = new Neighbours(api.db, api.merchant, api.vault);
    }

    private static List<Class<?>> features() {
        return List.of(
                ActionConfiguration.class, MessageConfiguration.class, WebhookConfiguration.class);
    }

    private static void wire(ApiFixture fixture, Beans beans) {
        var connectors = Connectors.of(List.of());
        var rules = new Outside.Rules(null, Set.of(RECEIVER.host()));
        var outside = new Outside(rules, InstantSource.system());
        var versions = new ConfigVersions(fixture.database);
        webhooks = new WebhookBook(fixture.database, versions);
        store = new ActionStore(fixture.ids, fixture.world, webhooks);
        outbound =
                Outbound.of(
                        new Outbound.Ground(
                                fixture.database,
                                fixture.world,
                                fixture.ids,
                                fixture.vault,
                                connectors,
                                outside,
                                new ConnectionBook(
                                        fixture.database, fixture.vault, connectors, versions),
                                store),
                        new Outbound.Ours(
                                (_, _, _) -> "https://geese.example/t/x",
                                (_, _, _) -> {},
                                URI.create("https://geese.example"),
                                URI.create("https://hooks.geese.example")));
        dispatcher =
                new Dispatcher(
                                new Workshop(
                                        fixture.database,
                                        fixture.world,
                                        store,
                                        new ParcelFacts(),
                                        new SimpleMeterRegistry()),
                                new Handlers(outbound.handlers()),
                                DispatcherConfig.USUAL)
                        .start();
        outbound.addTo(
                beans.with(Outside.class, outside)
                        .with(ActionStore.class, store)
                        .with(WebhookBook.class, webhooks)
                        .with(Dispatcher.class, dispatcher));
    }

    @AfterAll
    static void stop() {
        dispatcher.close();
        api.close();
        RECEIVER.close();
    }

    @BeforeEach
    void calm() {
        RECEIVER.status = 204;
        RECEIVER.retryAfter = "";
        RECEIVER.received.clear();
    }

    @Test
    void anEventArrivesSignedAsTheStandardSaysAndIsInTheLog(TestInfo test) throws Exception {
        var made = webhook(test, "parcel.*");
        var parcel = Subject.parcel(api.ids.next());

        emit("parcel.delivered", parcel);
        emit("claim.paid", parcel);
        drain();

        assertThat(RECEIVER.received).hasSize(1);
        var got = RECEIVER.received.getFirst();
        var headers =
                java.net.http.HttpHeaders.of(
                        Map.of(
                                "webhook-id", List.of(got.id()),
                                "webhook-timestamp", List.of(got.time()),
                                "webhook-signature", List.of(got.signature())),
                        (_, _) -> true);
        new Webhook(Json.text(made, "secret")).verify(got.body(), headers.map());
        var event = Json.read(got.body());
        assertThat(Json.text(event, "type")).isEqualTo("parcel.delivered");
        assertThat(Json.text(event, "id")).isEqualTo(got.id());
        assertThat(Json.text(event, "subject")).isEqualTo(parcel.wireName());
        var log = get("/api/v1/webhooks/" + id(made) + "/deliveries").path("items");
        assertThat(log.size()).isEqualTo(1);
        assertThat(Json.text(log.get(0), "state")).isEqualTo("done");
    }

    @Test
    void everyTryHasTheSameIdAndTheReceiversWishIsKept(TestInfo test) {
        webhook(test, "order.created");
        RECEIVER.status = 503;
        RECEIVER.retryAfter = "3600";

        emit("order.created", Subject.parcel(api.ids.next()));
        drain();
        advance(Duration.ofMinutes(59));
        assertThat(RECEIVER.received).hasSize(1);
        RECEIVER.status = 200;
        advance(Duration.ofMinutes(2));

        assertThat(RECEIVER.received).hasSize(2);
        assertThat(RECEIVER.received.get(1).id()).isEqualTo(RECEIVER.received.get(0).id());
        assertThat(RECEIVER.received.get(1).body()).isEqualTo(RECEIVER.received.get(0).body());
    }

    @Test
    void whoSaysGoneIsSwitchedOffAndPeopleAreTold(TestInfo test) {
        var made = webhook(test, "order.cancelled");
        RECEIVER.status = 410;

        emit("order.cancelled", Subject.parcel(api.ids.next()));
        drain();
        emit("order.cancelled", Subject.parcel(api.ids.next()));
        drain();

        assertThat(RECEIVER.received).hasSize(1);
        var shown = get("/api/v1/webhooks/" + id(made));
        assertThat(Json.text(shown, "state")).isEqualTo("off");
        assertThat(Json.text(shown, "reason")).contains("410");
        assertThat(Json.text(shown, "secret")).isEmpty();
        assertThat(get("/api/v1/actions?kind=ticket").path("items").size()).isPositive();
    }

    @Test
    void aDeadDeliveryIsSetGoingAgainUnderItsKey(TestInfo test) {
        var made = webhook(test, "review.submitted");
        RECEIVER.status = 410;
        emit("review.submitted", Subject.parcel(api.ids.next()));
        drain();
        var log = "/api/v1/webhooks/" + id(made) + "/deliveries";
        var dead = get(log).path("items").get(0);
        assertThat(Json.text(dead, "state")).isEqualTo("dead");
        RECEIVER.status = 200;
        put("/api/v1/webhooks/" + id(made), form(test, "review.submitted"));

        var answer = api.call("POST", log + "/" + id(dead) + "/redrive").send();
        drain();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(RECEIVER.received).hasSize(2);
        assertThat(Json.text(get("/api/v1/actions/" + id(dead)), "state")).isEqualTo("done");
    }

    @Test
    void addressesOfOurOwnNetworkAndOddOnesAreRefused() {
        for (var url :
                List.of(
                        "http://127.0.0.1:1/x",
                        "https://localhost/x",
                        "https://10.0.0.8/x",
                        "ftp://geese.example/x",
                        "https://u:p@geese.example/x",
                        "nonsense")) {
            var answer =
                    api.call("POST", "/api/v1/webhooks")
                            .json("{\"name\":\"n\",\"url\":\"" + url + "\"}")
                            .send();
            assertThat(answer.status()).as(url).isEqualTo(422);
            assertThat(answer.fieldErrors()).contains("url:webhook.url");
        }
    }

    @Test
    void anotherMerchantSeesNothingOfIt(TestInfo test) {
        var made = webhook(test, "problem.reported");
        emit("problem.reported", Subject.parcel(api.ids.next()));
        drain();
        var action = get("/api/v1/actions?kind=webhook").path("items").get(0);

        for (var path :
                List.of(
                        "/api/v1/webhooks/" + id(made),
                        "/api/v1/webhooks/" + id(made) + "/deliveries",
                        "/api/v1/actions/" + id(action))) {
            assertThat(api.asOther("GET", path).send().status()).as(path).isEqualTo(404);
        }
        var redrive = api.asOther("POST", "/api/v1/actions/" + id(action) + "/redrive").send();
        assertThat(redrive.status()).isEqualTo(404);
    }

    @Test
    void anActionShowsWhatTheContractSaysAndCanBeCalledOff() {
        var bought = rows.bought(Person.of("张三", "13800138000", "杭州"), "SF", "SF900");
        var later = api.world.instant().plus(Duration.ofHours(1));
        var action =
                new Action(
                        "message",
                        Subject.parcel(bought.parcel()),
                        "care/k",
                        "{\"template\":\"shipped\",\"order\":\"" + bought.order() + "\"}",
                        later,
                        null,
                        Guard.NONE,
                        "{\"flow\":\"care\",\"version\":1}");
        api.database.transact(api.merchant, c -> store.insertAll(c, api.merchant, List.of(action)));

        var byParcel = get("/api/v1/actions?parcel=" + bought.parcel()).path("items").get(0);
        var byOrder = get("/api/v1/actions?order=" + bought.order()).path("items").get(0);
        var cancelled = api.call("POST", "/api/v1/actions/" + id(byParcel) + "/cancel").send();
        var again = api.call("POST", "/api/v1/actions/" + id(byParcel) + "/cancel").send();

        assertThat(byOrder).isEqualTo(byParcel);
        assertThat(byParcel.propertyNames())
                .contains("id", "kind", "state", "subject", "key", "createdAt", "dueAt")
                .contains("attempts", "reason", "receipt", "answer");
        assertThat(Json.text(byParcel.path("receipt"), "flow")).isEqualTo("care");
        assertThat(Json.text(cancelled.json(), "state")).isEqualTo("cancelled");
        assertThat(again.status()).isEqualTo(409);
        assertThat(api.call("GET", "/api/v1/actions?state=odd").send().status()).isEqualTo(422);
    }

    @Test
    void aTemplateIsShownWithARealOrderAndNotPublishedWithAHole() {
        var bought = rows.bought(Person.of("张三", "13800138000", "杭州"), "SF", "SF901");
        var shipped = "/api/v1/templates/shipped";

        var shown = post(shipped + "/preview", "{\"parcel\":\"" + bought.parcel() + "\"}");
        var yaml = Json.text(get(shipped), "yaml");
        var wrong = yaml.replace("{{parcel.number}}", "{{parcel.nmber}}");
        var refused = put(shipped, body(wrong));
        var right = put(shipped, body(yaml.replace("查看进度", "点这里看进度")));

        assertThat(Json.text(shown.path("sms"), "text")).contains("顺丰", "SF901");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Json.text(refused.json().path("errors").get(0), "code"))
                .startsWith("template.variable_unknown");
        assertThat(refused.json().path("errors").get(0).path("line").asInt()).isPositive();
        assertThat(right.status()).isEqualTo(200);
        assertThat(Json.text(get(shipped), "yaml")).contains("点这里看进度");
        assertThat(get(shipped).path("version").asInt()).isEqualTo(1);
        assertThat(api.asOther("GET", shipped).send().text()).doesNotContain("点这里看进度");
    }

    @Test
    void messagesAreListedWithTheirFilters() {
        assertThat(get("/api/v1/messages?state=accepted&channel=sms").path("items").size())
                .isZero();
        assertThat(api.asNobody("GET", "/api/v1/messages").send().status()).isEqualTo(401);
    }

    private static JsonNode webhook(TestInfo test, String type) {
        return post("/api/v1/webhooks", form(test, type));
    }

    private static String form(TestInfo test, String type) {
        var name = test.getDisplayName();
        return "{\"name\":\"%s\",\"url\":\"http://%s/in\",\"types\":[\"%s\"]}"
                .formatted(name, RECEIVER.host(), type);
    }

    private static String body(String yaml) {
        var body = Json.object();
        body.put("yaml", yaml);
        return Json.write(body);
    }

    private static void emit(String type, Subject subject) {
        api.database.transact(
                api.merchant,
                c -> {
                    var id = api.ids.next().toString();
                    var at = api.world.instant();
                    var event = new Announcer.Event(type, id, subject, at, Map.of("x", 1));
                    return store.insertAll(c, api.merchant, webhooks.announce(api.merchant, event));
                });
    }

    private static void drain() {
        dispatcher.drainDue(api.world.instant(), Duration.ofSeconds(20));
    }

    private static void advance(Duration by) {
        Instant at = api.world.instant().plus(by);
        api.world.set(at, 0);
        dispatcher.drainDue(at, Duration.ofSeconds(20));
    }

    private static JsonNode get(String path) {
        var answer = api.call("GET", path).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode post(String path, String json) {
        var answer = api.call("POST", path).json(json).send();
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }

    private static ApiFixture.Answer put(String path, String json) {
        return api.call("PUT", path).json(json).send();
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(Json.text(node, "id"));
    }
}
