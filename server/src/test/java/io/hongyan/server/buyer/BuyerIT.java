package io.hongyan.server.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.order.IntakeConfiguration;
import io.hongyan.server.order.OrderConfiguration;
import io.hongyan.server.order.OrderIntake;
import io.hongyan.server.order.ShipmentBinder;
import io.hongyan.server.platform.DumpSearch;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.Binding;
import io.hongyan.server.web.ApiFixture;
import io.hongyan.server.web.Catalogue;
import io.hongyan.server.web.Language;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BuyerIT {

    static final String ORDER =
            """
            {"number": "%s", "paid": {"amount": 12900, "currency": "CNY"},
             "lines": [{"sku": "S1", "title": "杯子", "quantity": 1,
                        "price": {"amount": 12900, "currency": "CNY"}}],
             "buyer": {"name": "郭靖", "phone": "13800131234"},
             "consignee": {"name": "黄蓉", "phone": "13900135678",
                           "address": "浙江省舟山市普陀区桃花岛1号"}}
            """;

    static ApiFixture api;
    static final List<Desk.Report> REPORTS = new ArrayList<>();

    @BeforeAll
    static void start() {
        ShipmentBinder binder = (_, _, key) -> new Binding.Result.Bound(key.merchant());
        api =
                ApiFixture.start(
                        beans ->
                                beans.with(ShipmentBinder.class, binder)
                                        .with(Desk.class, BuyerIT::open)
                                        .with(
                                                OrderIntake.Neighbours.class,
                                                OrderIntake.Neighbours.NONE)
                                        .with(Rewards.class, new Wallet()),
                        List.of(
                                IntakeConfiguration.class,
                                OrderConfiguration.class,
                                BuyerConfiguration.class));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** As the desk does: one ticket a key, and the order's problem is open at once. */
    static UUID open(Connection c, UUID merchant, Desk.Report report, Instant now)
            throws SQLException {
        REPORTS.add(report);
        Sql.update(
                c,
                "update shop_order set problem_open = true where merchant_id = ? and order_id = ?",
                merchant,
                report.order());
        return UUID.nameUUIDFromBytes(
                report.key().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static final class Wallet implements Rewards {

        private final java.util.Map<UUID, Coupon> granted =
                new java.util.concurrent.ConcurrentHashMap<>();

        @Override
        public Optional<Coupon> grant(Connection c, UUID merchant, Reviewed reviewed, Instant now) {
            var coupon = new Coupon("C" + granted.size(), 1000, "CNY", now.plusSeconds(86_400));
            return Optional.ofNullable(
                    granted.putIfAbsent(reviewed.order(), coupon) == null ? coupon : null);
        }

        @Override
        public Optional<Coupon> find(Connection c, UUID merchant, UUID order) {
            return Optional.ofNullable(granted.get(order));
        }
    }

    static UUID order(String number) {
        var made =
                api.call("PUT", "/api/v1/orders/main/" + number)
                        .json(ORDER.formatted(number))
                        .send();
        assertThat(made.status()).isEqualTo(201);
        return UUID.fromString(made.json().path("id").asString());
    }

    static String link(UUID order) {
        var url =
                api.database.transact(
                        api.merchant, c -> api.bean(Links.class).linkFor(c, api.merchant, order));
        assertThat(url).matches("https://console\\.example/t/[A-Za-z0-9_-]{22}");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    static UUID parcel(UUID order, String status, Instant at) {
        var id = api.ids.next();
        api.database.transact(
                api.merchant,
                c -> {
                    Sql.update(
                            c,
                            """
                            insert into parcel (merchant_id, parcel_id, carrier, number, order_id,
                                                created_at, since, status)
                            values (?, ?, 'YTO', ?, ?, ?, ?, ?)
                            """,
                            api.merchant,
                            id,
                            "YT" + id.toString().hashCode(),
                            order,
                            at,
                            at,
                            status);
                    Sql.update(
                            c,
                            """
                            insert into parcel_row (merchant_id, parcel_id, carrier, number, status,
                                                    substatus, since, changed_at, delivered_at)
                            select merchant_id, parcel_id, carrier, number, status, substatus,
                                   since, since,
                                   case when status = 'DELIVERED' then since end
                              from parcel where merchant_id = ? and parcel_id = ?
                            """,
                            api.merchant,
                            id);
                    Sql.update(
                            c,
                            "insert into milestone values (?, ?, 'parcel.picked_up', 1, ?, ?, false)",
                            api.merchant,
                            id,
                            at,
                            at);
                    return Sql.update(
                            c,
                            """
                            insert into parcel_history
                              (merchant_id, parcel_id, scan_id, source, code, at, arrived_at,
                               substatus, sealed)
                            values (?, ?, 1, 'kdniao', '2', ?, ?, 'IN_TRANSIT.NONE', ?)
                            """,
                            api.merchant,
                            id,
                            at,
                            at,
                            api.vault.seal(
                                    api.merchant, "舟山转运中心\u001f【舟山市】派件员张三丰(13812345678)正在派件"));
                });
        return id;
    }

    static ApiFixture.Answer page(String token) {
        return api.asNobody("GET", "/api/buyer/" + token).send();
    }

    static ApiFixture.Answer post(String path, String body) {
        return api.asNobody("POST", "/api/buyer/" + path).json(body).send();
    }

    @Test
    void milestonesHavePlacesAndNoneStandsBelowThatItWasSent() {
        var order = order("L-22");
        var scanned = api.world.instant();
        var parcel = parcel(order, "PICKED_UP", scanned);
        api.database.transact(
                api.merchant,
                c ->
                        Sql.update(
                                c,
                                "insert into milestone values (?, ?, 'parcel.bound', 1, ?, ?, false)",
                                api.merchant,
                                parcel,
                                scanned.plusSeconds(7200),
                                scanned.plusSeconds(7200)));

        var milestones = page(link(order)).json().path("milestones");

        assertThat(milestones.at("/0/kind").asString()).isEqualTo("parcel.picked_up");
        assertThat(milestones.at("/0/place").asString()).isEqualTo("舟山转运中心");
        assertThat(milestones.at("/1/kind").asString()).isEqualTo("parcel.bound");
        assertThat(milestones.at("/1/at").asString()).isEqualTo(milestones.at("/0/at").asString());
    }

    @Test
    void aLinkOpensItsOrdersPageWithoutNamesAndPhones() {
        var order = order("L-1");
        parcel(order, "IN_TRANSIT", api.world.instant());

        var page = page(link(order));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.json().path("sentence").asString()).isEqualTo("包裹正在运输途中");
        assertThat(page.json().path("tone").asString()).isEqualTo("moving");
        assertThat(page.json().path("carrier").asString()).contains("圆通");
        assertThat(page.json().at("/milestones/0/name").asString()).isEqualTo("已揽收");
        assertThat(page.json().at("/events/0/place").asString()).isEqualTo("舟山转运中心");
        assertThat(page.json().at("/order/lines/0/title").asString()).isEqualTo("杯子");
        assertThat(page.text()).doesNotContain("13812345678").doesNotContain("黄蓉");
        assertThat(page.header("cache-control")).isEqualTo("no-store");
        var english =
                api.asNobody("GET", "/api/buyer/" + link(order))
                        .header("Accept-Language", "en")
                        .send();
        assertThat(english.json().path("sentence").asString())
                .isEqualTo("Your parcel is on its way");
    }

    @Test
    void onlyTheHashOfALinkIsKept() throws Exception {
        var token = link(order("L-2"));

        try (var owner = api.db.openAsOwner()) {
            assertThat(DumpSearch.find(owner, List.of(token))).isEmpty();
        }
    }

    @Test
    void aLinkEndsThirtyDaysAfterSigningAndAtOnceWhenRevoked() {
        var signedLongAgo = order("L-3");
        parcel(signedLongAgo, "DELIVERED", api.world.instant().minusSeconds(31L * 86_400));
        var fresh = order("L-4");
        parcel(fresh, "DELIVERED", api.world.instant().minusSeconds(29L * 86_400));
        var half = order("L-5");
        parcel(half, "DELIVERED", api.world.instant().minusSeconds(31L * 86_400));
        parcel(half, "IN_TRANSIT", api.world.instant());

        assertThat(page(link(signedLongAgo)).status()).isEqualTo(404);
        assertThat(page(link(half)).status()).isEqualTo(200);
        var token = link(fresh);
        assertThat(page(token).status()).isEqualTo(200);
        api.database.transact(
                api.merchant,
                c -> {
                    api.bean(Links.class).revoke(c, api.merchant, fresh);
                    return true;
                });
        assertThat(page(token).status()).isEqualTo(404);
    }

    @Test
    void aGuessedLinkShowsNothing() {
        for (var guess : List.of("AAAAAAAAAAAAAAAAAAAAAA", "x", "%27or%201=1", "../api")) {
            assertThat(page(guess).status()).as(guess).isBetween(400, 404);
        }
    }

    @Test
    void anOrderIsFoundByNumberAndPhoneTailOfBuyerOrConsignee() {
        order("F-1");

        var byBuyer = post("lookup", "{\"order\":\"F-1\",\"phone4\":\"1234\"}");
        var byConsignee = post("lookup", "{\"order\":\" F-1 \",\"phone4\":\"5678\"}");

        assertThat(byBuyer.status()).isEqualTo(200);
        assertThat(page(byBuyer.json().path("token").asString()).status()).isEqualTo(200);
        assertThat(byConsignee.status()).isEqualTo(200);
    }

    @Test
    void everyFailedLookUpHasOneAnswerAndTheSixthTryIsStopped() {
        order("F-2");
        var unknown = post("lookup", "{\"order\":\"F-none\",\"phone4\":\"1234\"}").json();
        for (int i = 0; i < 5; i++) {
            var wrong = post("lookup", "{\"order\":\"F-2\",\"phone4\":\"000" + i + "\"}");
            assertThat(wrong.status()).isEqualTo(404);
            assertThat(wrong.json().path("code")).isEqualTo(unknown.path("code"));
            assertThat(wrong.json().path("detail")).isEqualTo(unknown.path("detail"));
        }

        var right = post("lookup", "{\"order\":\"F-2\",\"phone4\":\"1234\"}");

        assertThat(right.status()).isEqualTo(429);
        order("F-3");
        assertThat(post("lookup", "{\"order\":\"F-3\",\"phone4\":\"1234\"}").status())
                .isEqualTo(200);
    }

    @Test
    void aReportIsATicketOnceAndAnOpenProblemAtOnce() {
        var order = order("R-1");
        var token = link(order);
        var before = REPORTS.size();
        var report =
                api.asNobody("POST", "/api/buyer/" + token + "/problem")
                        .header("Idempotency-Key", "press-1")
                        .json("{\"kind\":\"DAMAGED\",\"words\":\"杯子碎了\"}");

        var page = report.send();
        report.send();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.json().path("problemOpen").asBoolean()).isTrue();
        assertThat(page.json().at("/problem/number").asString()).hasSize(8);
        assertThat(page.json().at("/actions/problem").asBoolean()).isFalse();
        assertThat(REPORTS.subList(before, REPORTS.size()))
                .allSatisfy(r -> assertThat(r.key()).isEqualTo(REPORTS.get(before).key()));
        long kept =
                api.database.transact(
                        api.merchant,
                        c ->
                                Sql.number(
                                        c,
                                        "select count(*) from buyer_problem where order_id = ?",
                                        order));
        assertThat(kept).isEqualTo(1);
        assertThat(post(token + "/problem", "{\"kind\":\"BORED\"}").fieldErrors())
                .containsExactly("kind:buyer.kind");
    }

    @Test
    void aReviewBringsOneCouponAndNeverWhileAProblemIsOpen() {
        var order = order("V-1");
        parcel(order, "DELIVERED", api.world.instant());
        var token = link(order);

        assertThat(page(token).json().at("/actions/review").asBoolean()).isTrue();
        var first = post(token + "/review", "{\"stars\":5,\"words\":\"很好\"}").json();
        var again = post(token + "/review", "{\"stars\":4,\"words\":\"再来\"}").json();
        assertThat(first.at("/coupon/amount/amount").asLong()).isEqualTo(1000);
        assertThat(again.at("/coupon/name")).isEqualTo(first.at("/coupon/name"));
        assertThat(page(token).json().at("/actions/review").asBoolean()).isFalse();
        assertThat(page(token).json().path("coupon").isNull()).isFalse();
        post(token + "/problem", "{\"kind\":\"SHORT\"}");
        assertThat(page(token).json().path("coupon").isNull()).isTrue();

        var troubled = order("V-2");
        parcel(troubled, "DELIVERED", api.world.instant());
        var other = link(troubled);
        post(other + "/problem", "{\"kind\":\"DAMAGED\"}");
        var none = post(other + "/review", "{\"stars\":1}").json();
        assertThat(none.path("coupon").isNull()).isTrue();
        assertThat(post(other + "/review", "{\"stars\":6}").status()).isEqualTo(422);
    }

    @Test
    void aBuyerCanSayThatHeWantsNoMessages() {
        var token = link(order("O-1"));
        var path = "/api/buyer/" + token + "/preferences";

        var out = api.asNobody("PUT", path).json("{\"messages\":false}").send();
        assertThat(out.status()).isEqualTo(200);
        assertThat(out.json().path("messages").asBoolean()).isFalse();
        var back = api.asNobody("PUT", path).json("{\"messages\":true,\"marketing\":true}").send();
        assertThat(back.json().path("messages").asBoolean()).isTrue();
        assertThat(back.json().path("marketing").asBoolean()).isTrue();
        var quiet = api.asNobody("PUT", path).json("{\"marketing\":false}").send();
        assertThat(quiet.json().path("marketing").asBoolean()).isFalse();
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        var catalogue = new Catalogue(List.of(BuyerConfiguration.class));

        assertThat(catalogue.codes(Language.EN))
                .isEqualTo(catalogue.codes(Language.ZH))
                .isNotEmpty();
        for (var status : io.hongyan.core.tracking.TrackingStatus.values()) {
            assertThat(catalogue.codes(Language.ZH)).contains("buyer.is." + status);
        }
        for (var kind : io.hongyan.core.tracking.MilestoneKind.values()) {
            assertThat(catalogue.codes(Language.ZH)).contains("buyer.milestone." + kind);
        }
    }
}
