package io.hongyan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hongyan.core.tracking.Report;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.Heard;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.ParcelKey;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the console's pages ask for, over the whole program. */
class ConsoleIT {

    static final Instant NOON = OffsetDateTime.parse(WholeProgram.NOON).toInstant();
    static final JsonMapper JSON = JsonMapper.builder().build();
    static WholeProgram program;

    @BeforeAll
    static void start() {
        program = WholeProgram.start();
        hear("YT7000000000001", report(30, "1", "已揽收"), report(2, "2", "快件在途中"));
        hear("YT7000000000002", report(40, "1", "已揽收"), report(3, "3", "已签收"));
        hear("YT7000000000003", report(20, "1", "已揽收"), report(1, "2", "外包装破损"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    static Report report(int hoursAgo, String code, String text) {
        return new Report("kdniao", NOON.minus(Duration.ofHours(hoursAgo)), code, text, "");
    }

    static void hear(String number, Report... reports) {
        var look =
                Look.reports(
                        new ParcelKey(program.merchant, "YTO", number),
                        Heard.all(List.of(reports)),
                        false);
        program.database()
                .transact(
                        program.merchant,
                        c -> program.machine().decider().decide(c, List.of(look), NOON));
    }

    @Test
    void figuresAnomaliesAndDeadlinesAreThere() {
        program.database()
                .transact(
                        program.merchant,
                        c ->
                                Sql.update(
                                        c,
                                        """
                                        insert into ticket (merchant_id, ticket_id, key, kind,
                                                            title, priority, caused_by, created_at,
                                                            due_at)
                                        values (?, ?, 'today/1', 'staff', '请回电', 'HIGH', 'system',
                                                ?, ?)
                                        """,
                                        program.merchant,
                                        program.ids().next(),
                                        NOON,
                                        NOON.minus(Duration.ofHours(1))));

        var today = program.get("/api/v1/today");

        assertThat(today.at("/figures/inTransit/value").asDouble()).isEqualTo(2);
        assertThat(today.at("/figures/inTransit/series").size()).isEqualTo(7);
        assertThat(today.at("/figures/deliveredToday/value").asDouble()).isEqualTo(1);
        assertThat(today.at("/figures/onTimeShare/value").isNull()).isTrue();
        assertThat(today.at("/anomalies/0/type").asString()).isEqualTo("DAMAGED");
        assertThat(today.at("/anomalies/0/name").asString()).isEqualTo("破损");
        assertThat(today.at("/needs/overdueTickets").asLong()).isGreaterThanOrEqualTo(1);
        assertThat(today.at("/red/0/overdue").asBoolean()).isTrue();
        assertThat(
                        program.asOther("GET", "/api/v1/today")
                                .send()
                                .json()
                                .at("/needs/total")
                                .asLong())
                .isZero();
    }

    static final String ORDER =
            """
            {"number": "%s", "paid": {"amount": 12900, "currency": "CNY"},
             "lines": [{"sku": "S1", "title": "杯子", "quantity": 1,
                        "price": {"amount": 12900, "currency": "CNY"}}],
             "buyer": {"name": "郭靖", "phone": "13800131234"},
             "consignee": {"name": "黄蓉", "phone": "13900135678",
                           "address": "浙江省舟山市普陀区桃花岛1号"}}
            """;

    static void order(String shop, String number) {
        var put =
                program.call("PUT", "/api/v1/orders/" + shop + "/" + number)
                        .json(ORDER.formatted(number))
                        .send();
        assertThat(put.status()).isEqualTo(201);
    }

    @Test
    void aShopIsCalledByItsNameWhereverItIsShown() {
        order("named", "N-1");
        var renamed =
                program.call("PUT", "/api/v1/shops/named").json("{\"name\": \"雁行茶铺\"}").send();
        assertThat(renamed.json().path("orders").asLong()).isEqualTo(1);

        assertThat(program.get("/api/v1/shops").toString()).contains("雁行茶铺");
        var order = program.get("/api/v1/orders?q=N-&shop=named").at("/items/0");
        assertThat(order.path("shop").asString()).isEqualTo("named");
        assertThat(order.path("shopName").asString()).isEqualTo("雁行茶铺");
        assertThat(program.get("/api/v1/orders?q=N-&to=2020-01-01").path("items")).isEmpty();
        assertThat(program.get("/api/v1/search?q=N-1").toString()).contains("雁行茶铺");
        assertThat(
                        program.call("PUT", "/api/v1/shops/nowhere")
                                .json("{\"name\": \"x\"}")
                                .send()
                                .status())
                .isEqualTo(404);
        assertThat(
                        program.call("PUT", "/api/v1/shops/named")
                                .json("{\"name\": \"\"}")
                                .send()
                                .status())
                .isEqualTo(422);
    }

    @Test
    void aBoundParcelNamesItsOrderInActionsAndInTheSyncLog() {
        order("sync", "S-1");
        var bound =
                program.call("POST", "/api/v1/orders/sync/S-1/shipments")
                        .json("{\"carrier\": \"YTO\", \"number\": \"YT7000000000009\"}")
                        .send();
        assertThat(bound.status()).isLessThan(300);
        hear("YT7000000000009", report(5, "1", "已揽收"));

        var log = program.get("/api/v1/orders/sync/S-1/sync-log").path("items");
        assertThat(log.valueStream().map(row -> row.path("what").asString()))
                .contains("order", "shipment", "tracking");
        var parcel = bound.json().at("/parcel/id").asString();
        var actions = program.get("/api/v1/actions?parcel=" + parcel).path("items");
        for (var action : actions) {
            assertThat(action.at("/about/number").asString()).isEqualTo("YT7000000000009");
            assertThat(action.at("/about/orderNumber").asString()).isEqualTo("S-1");
        }
        assertThat(
                        program.get(
                                "/api/v1/actions?kind=message,claim&state=done,dead"
                                        + "&since=2026-11-22"))
                .isNotNull();
        assertThat(program.asOther("GET", "/api/v1/orders/sync/S-1/sync-log").send().status())
                .isEqualTo(404);
    }

    @Test
    void anExportIsAJobWithAFileThatNamesNobody() {
        order("exports", "E-1");
        var begun =
                program.call("POST", "/api/v1/exports")
                        .json("{\"kind\": \"orders\", \"query\": {\"shop\": \"exports\"}}")
                        .send();
        assertThat(begun.status()).isEqualTo(202);
        var path = "/api/v1/exports/" + begun.json().path("id").asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> program.get(path).path("state").asString().equals("done"));

        var job = program.get(path);
        assertThat(job.path("done").asLong()).isEqualTo(1);
        var file = program.call("GET", job.path("file").asString()).send();
        assertThat(file.header("content-type")).startsWith("text/csv");
        assertThat(file.text()).contains("订单号").contains("E-1").contains("129.00");
        assertThat(file.text()).doesNotContain("郭靖").doesNotContain("13800131234");
        assertThat(program.asOther("GET", path).send().status()).isEqualTo(404);
        assertThat(
                        program.call("POST", "/api/v1/exports")
                                .json("{\"kind\": \"secrets\"}")
                                .send()
                                .status())
                .isEqualTo(422);
    }

    @Test
    void sendingIsSettledAndSummedUp() {
        var usual = program.get("/api/v1/message-settings");
        assertThat(usual.path("quietFrom").asString()).isEqualTo("22:00");
        var set =
                program.call("PUT", "/api/v1/message-settings")
                        .json(
                                """
                                {"quietFrom": "21:30", "channels": ["sms"], "dayCap": 5000}
                                """)
                        .send()
                        .json();
        assertThat(set.path("quietFrom").asString()).isEqualTo("21:30");
        assertThat(set.path("quietTo").asString()).isEqualTo("08:00");
        assertThat(set.at("/dayCap/amount").asLong()).isEqualTo(5000);
        var bad =
                program.call("PUT", "/api/v1/message-settings")
                        .json("{\"quietFrom\": \"late\", \"channels\": [\"fax\"], \"dayCap\": -1}")
                        .send();
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.json().path("errors").size()).isEqualTo(3);
        assertThat(program.get("/api/v1/messages/sums?days=7").path("items")).isEmpty();
        assertThat(program.get("/api/v1/messages?q=1234&template=x").path("items")).isEmpty();
    }

    @Test
    void aTemplateKeepsItsVersionsAndAPreviewItsLimits() {
        var template = program.get("/api/v1/templates").at("/items/0");
        var path = "/api/v1/templates/" + template.path("id").asString();
        var body = JSON.createObjectNode().put("yaml", template.path("yaml").asString());
        assertThat(program.call("PUT", path).json(body.toString()).send().status()).isEqualTo(200);
        assertThat(program.call("PUT", path).json(body.toString()).send().json().path("version"))
                .hasToString("2");

        var versions = program.get(path + "/versions").path("items");
        assertThat(versions.size()).isEqualTo(2);
        assertThat(versions.at("/0/version").asInt()).isEqualTo(2);
        var stale = program.call("PUT", path).json(body.put("version", 1).toString()).send();
        assertThat(stale.status()).isEqualTo(409);
    }

    @Test
    void carriersAreListedAndMissedOnesWishedFor() {
        var carriers = program.get("/api/v1/carriers").path("items");
        assertThat(carriers.valueStream().map(one -> one.path("code").asString()))
                .contains("YTO", "SF");
        var wish =
                program.call("POST", "/api/v1/carrier-wishes")
                        .json("{\"name\": \"大雁快运\", \"words\": \"我们常用\"}")
                        .send();
        assertThat(wish.status()).isEqualTo(201);
        assertThat(program.get("/api/v1/carrier-wishes").toString()).contains("大雁快运");
        assertThat(
                        program.call("POST", "/api/v1/carrier-wishes")
                                .json("{\"name\": \"SF\"}")
                                .send()
                                .status())
                .isEqualTo(409);
    }

    @Test
    void theSystemSaysWhatRuns() {
        var system = program.get("/api/v1/system");

        assertThat(system.at("/program/schema").asString()).matches("\\d+ .+");
        assertThat(system.at("/program/databaseBytes").asLong()).isPositive();
        assertThat(system.path("timers").asLong()).isPositive();
        assertThat(system.path("connections").isArray()).isTrue();
    }

    @Test
    void membersAndCouponsAreFiltered() {
        order("members", "M-1");

        var members = program.get("/api/v1/members?q=13800131234").path("items");
        assertThat(members.size()).isPositive();
        assertThat(members.at("/0/lastOrderAt").isNull()).isFalse();
        assertThat(program.get("/api/v1/members/tiers").path("items").size()).isPositive();
        assertThat(program.get("/api/v1/coupons/grants?state=used").path("items")).isEmpty();
    }

    @Test
    void thePageOfALinkIsThereWithAndWithoutItsSlash() {
        assertThat(program.asNobody("GET", "/t").send().status())
                .isEqualTo(program.asNobody("GET", "/t/").send().status());
    }
}
