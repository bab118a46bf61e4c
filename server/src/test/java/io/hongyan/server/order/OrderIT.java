package io.hongyan.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.platform.DumpSearch;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.Binding;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.ParcelKey;
import io.hongyan.server.vault.Person;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrderIT {

    static final String ORDER =
            """
            {"number": "%s", "paid": {"amount": 12900, "currency": "CNY"},
             "paidAt": "2026-11-22T10:00:00+08:00",
             "lines": [{"sku": "S1", "title": "杯子", "quantity": 2, "weightGrams": 300,
                        "price": {"amount": 6450, "currency": "CNY"}}],
             "buyer": {"name": "令狐冲", "phone": "13800138123", "id": "buyer-7x",
                       "email": "chong@huashan.example", "wechat": {"wx1": "openid-of-chong"},
                       "consents": [{"channel": "sms", "purpose": "MARKETING",
                                     "at": "2026-11-01T00:00:00+08:00", "proof": "结账页勾选"}]},
             "coupons": [{"code": "C-10", "amount": 1000}],
             "address": "浙江省杭州市西湖区文三路1号", "giftNote": "祝令狐冲生日快乐"}
            """;

    static ApiFixture api;
    static final List<String> HEARD = new ArrayList<>();
    static final UUID MEMBER = UUID.randomUUID();

    @BeforeAll
    static void start() {
        api =
                ApiFixture.start(
                        beans ->
                                beans.with(ShipmentBinder.class, OrderIT::bind)
                                        .with(OrderIntake.Neighbours.class, NEIGHBOURS),
                        List.of(IntakeConfiguration.class, OrderConfiguration.class));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static final OrderIntake.Neighbours NEIGHBOURS =
            new OrderIntake.Neighbours(
                    new Directory(),
                    (_, _, person, consents) ->
                            consents.forEach(k -> heard("consent " + k.channel(), person)),
                    (_, _, named, _) -> HEARD.add("coupons " + named.amounts()),
                    OrderNews.NONE);

    static void heard(String what, Person person) {
        HEARD.add(what + (person.phone().isEmpty() ? " of nobody" : ""));
    }

    static final class Directory implements MemberDirectory {

        @Override
        public Optional<UUID> resolve(Connection c, UUID merchant, Buyer buyer, Instant now) {
            return buyer.buyerId().isEmpty() ? Optional.empty() : Optional.of(MEMBER);
        }

        @Override
        public void orderChanged(Connection c, UUID merchant, Worth worth, Instant now) {
            HEARD.add("worth " + worth.paid() + (worth.cancelled() ? " cancelled" : ""));
        }
    }

    /** As binding does, without the parcel's own story. */
    static Binding.Result bind(Connection c, Look.OrderName order, ParcelKey key)
            throws SQLException {
        Sql.update(
                c,
                """
                insert into parcel (merchant_id, parcel_id, carrier, number, order_id, created_at, since)
                values (?, ?, ?, ?, ?, now(), now())
                on conflict do nothing
                """,
                key.merchant(),
                api.ids.next(),
                key.carrier(),
                key.number(),
                order.id());
        return new Binding.Result.Bound(
                Sql.find(
                                c,
                                "select parcel_id from parcel where merchant_id = ? and number = ?",
                                row -> Sql.uuid(row, "parcel_id"),
                                key.merchant(),
                                key.number())
                        .orElseThrow());
    }

    static ApiFixture.Answer put(String number, String body) {
        return api.call("PUT", "/api/v1/orders/main/" + number).json(body).send();
    }

    static ApiFixture.Answer put(String number) {
        return put(number, ORDER.formatted(number));
    }

    static ApiFixture.Answer ship(String number, String body) {
        return api.call("POST", "/api/v1/orders/main/" + number + "/shipments").json(body).send();
    }

    static long count(String sql, Object... values) {
        return api.database.transact(api.merchant, c -> Sql.number(c, sql, values));
    }

    @Test
    void theSampleOrderIsTakenAndTheSameBodyTwiceChangesNothing() {
        HEARD.clear();
        var first = put("A-1");
        var again = put("A-1", ORDER.formatted("A-1").replace("\n", " "));

        assertThat(first.status()).isEqualTo(201);
        assertThat(HEARD).containsExactly("consent sms", "coupons {C-10=1000}", "worth 12900");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("change").asString()).isEqualTo("unchanged");
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(
                        count(
                                "select count(*) from order_version v join shop_order o using"
                                        + " (merchant_id, order_id) where o.number = 'A-1'"))
                .isEqualTo(1);
    }

    @Test
    void anOrderIsShownWithItsPlaceAndMaskedPeople() {
        put("A-2");

        var order = api.call("GET", "/api/v1/orders/main/A-2").send();

        assertThat(order.json().path("province").asString()).isEqualTo("浙江省");
        assertThat(order.json().path("city").asString()).isEqualTo("杭州市");
        assertThat(order.json().at("/paid/amount").asLong()).isEqualTo(12900);
        assertThat(order.json().at("/times/paidAt").asString())
                .isEqualTo("2026-11-22T10:00:00+08:00");
        assertThat(order.json().at("/buyer/name").asString()).isEqualTo("令**");
        assertThat(order.json().at("/buyer/phone").asString()).isEqualTo("138****8123");
        assertThat(order.json().at("/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(order.json().path("member").asString()).isEqualTo(MEMBER.toString());
        assertThat(order.text()).doesNotContain("令狐冲").doesNotContain("13800138123");
    }

    @Test
    void aChangeIsAVersionAndKeepsTheOrdersIdAndPeople() {
        var id = put("A-3").json().path("id").asString();
        var changed =
                ORDER.formatted("A-3")
                        .replace("12900", "9900")
                        .replace("13800138123", "13900139456");

        var answer = put("A-3", changed);

        assertThat(answer.json().path("change").asString()).isEqualTo("changed");
        assertThat(answer.json().path("id").asString()).isEqualTo(id);
        assertThat(
                        count(
                                "select count(*) from order_version where order_id = ?",
                                UUID.fromString(id)))
                .isEqualTo(2);
        var shown = api.call("GET", "/api/v1/orders/main/A-3").send().json();
        assertThat(shown.at("/buyer/phone").asString()).isEqualTo("139****9456");
        assertThat(shown.at("/paid/amount").asLong()).isEqualTo(9900);
    }

    @Test
    void aConsigneeOfHisOwnIsKeptApart() {
        put("A-4");
        var other =
                ORDER.formatted("A-4")
                        .replace(
                                "\"address\":",
                                "\"consignee\": {\"name\": \"任盈盈\", \"phone\": \"13700137000\","
                                        + " \"address\": \"北京市海淀区1号\"}, \"address\":");

        put("A-4", other);

        var shown = api.call("GET", "/api/v1/orders/main/A-4").send().json();
        assertThat(shown.at("/consignee/name").asString()).isEqualTo("任**");
        assertThat(shown.at("/buyer/name").asString()).isEqualTo("令**");
        assertThat(shown.path("city").asString()).isEqualTo("北京市");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsField() {
        var broken =
                put(
                        "A-5",
                        """
                        {"number": "A-5", "paid": {"amount": 129.5, "currency": "CNY"},
                         "paidAt": "2026-11-22 10:00",
                         "lines": [{"sku": "S1", "quantiy": 1,
                                    "price": {"amount": -1, "currency": "CNY"}}],
                         "buyer": {"phone": "call me", "consents": [{"channel": "pigeon"}]}}
                        """);

        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.fieldErrors())
                .containsExactlyInAnyOrder(
                        "paid.amount:order.money",
                        "paidAt:order.time",
                        "lines[0].quantity:required",
                        "lines[0].price.amount:order.range",
                        "address:required",
                        "buyer.phone:order.phone",
                        "buyer.consents[0].channel:order.channel",
                        "buyer.consents[0].purpose:order.purpose",
                        "buyer.consents[0].at:required");
        assertThat(put("A-5", "{}").fieldErrors())
                .contains("number:required", "paid:required", "lines:required", "address:required");
        assertThat(put("A-5", "[]").status()).isEqualTo(422);
        assertThat(put("A-5", ORDER.formatted("A-6")).fieldErrors())
                .containsExactly("number:order.number_differs");
        assertThat(put("A-5", ORDER.formatted("A-5").replace("CNY", "RMB")).status())
                .isEqualTo(422);
        assertThat(put("A-5", ORDER.formatted("A-5").replace("杯子", "\\u0000")).status())
                .isEqualTo(422);
        assertThat(api.call("GET", "/api/v1/orders/main/A-5").send().status()).isEqualTo(404);
    }

    @Test
    void aCancelledOrderIsToldToMembersAndCoupons() {
        put("A-7");
        HEARD.clear();

        put(
                "A-7",
                ORDER.formatted("A-7")
                        .replace(
                                "\"giftNote\"",
                                "\"cancelledAt\": \"2026-11-22T11:00:00+08:00\", \"giftNote\""));

        assertThat(HEARD).contains("worth 12900 cancelled");
        assertThat(
                        api.call("GET", "/api/v1/orders/main/A-7")
                                .send()
                                .json()
                                .at("/times/cancelledAt")
                                .asString())
                .isEqualTo("2026-11-22T11:00:00+08:00");
    }

    @Test
    void manyPutsOfOneNewOrderMakeOneOrder() throws Exception {
        Callable<Integer> call = () -> put("A-8").status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(java.util.Collections.nCopies(8, call));
            var created = 0;
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 201);
                created += answer.get() == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
        assertThat(count("select count(*) from shop_order where number = 'A-8'")).isEqualTo(1);
    }

    @Test
    void aDumpShowsNoPerson() throws Exception {
        put("A-9");

        try (var owner = api.db.openAsOwner()) {
            var people =
                    List.of(
                            "令狐冲",
                            "13800138123",
                            "文三路1号",
                            "openid-of-chong",
                            "huashan",
                            "buyer-7x");
            assertThat(DumpSearch.find(owner, people)).isEmpty();
            assertThat(DumpSearch.find(owner, List.of("杯子"))).contains("public.order_line: 杯子");
        }
    }

    @Test
    void ordersArePagedNewestFirstAndFiltered() {
        for (int n = 0; n < 3; n++) {
            put("P-" + n);
        }

        var first = api.call("GET", "/api/v1/orders?limit=2").send().json();
        var next =
                api.call("GET", "/api/v1/orders?limit=2&after=" + first.path("next").asString())
                        .send()
                        .json();
        assertThat(first.at("/items/0/id").asString())
                .isGreaterThan(first.at("/items/1/id").asString());
        assertThat(next.at("/items/0/id").asString())
                .isLessThan(first.at("/items/1/id").asString());
        assertThat(api.call("GET", "/api/v1/orders?number=P-1").send().json().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void anotherMerchantsOrderDoesNotExist() {
        put("A-10");

        for (var path : List.of("/api/v1/orders/main/A-10", "/api/v1/orders/main/none")) {
            assertThat(api.asOther("GET", path).send().status()).isEqualTo(404);
            assertThat(
                            api.asOther("POST", path + "/shipments")
                                    .json("{\"number\":\"SF1234567890123\"}")
                                    .send()
                                    .status())
                    .isEqualTo(404);
        }
        assertThat(api.asOther("GET", "/api/v1/orders?number=A-10").send().json().path("items"))
                .isEmpty();
    }

    @Test
    void theSameNumbersBelongToEveryMerchantByHimself() {
        put("A-11");

        var other =
                api.asOther("PUT", "/api/v1/orders/main/A-11").json(ORDER.formatted("A-11")).send();

        assertThat(other.status()).isEqualTo(201);
    }

    @Test
    void aWaybillIsBoundAndItsCarrierRecognised() {
        put("B-1");

        var bound = ship("B-1", "{\"number\":\" sf1234567890123 \"}");

        assertThat(bound.status()).isEqualTo(201);
        assertThat(bound.json().at("/parcel/carrier").asString()).isEqualTo("SF");
        assertThat(bound.json().at("/parcel/number").asString()).isEqualTo("SF1234567890123");
        assertThat(bound.json().at("/recognised/0/carrier").asString()).isEqualTo("SF");
        var again = ship("B-1", "{\"number\":\"SF1234567890123\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/parcel/id")).isEqualTo(bound.json().at("/parcel/id"));
        var order = api.call("GET", "/api/v1/orders/main/B-1").send().json();
        assertThat(order.at("/parcels/0/number").asString()).isEqualTo("SF1234567890123");
    }

    @Test
    void aNumberUsedTwiceIsRefusedWithTheOtherOrderShown() {
        put("B-2");
        put("B-3");
        ship("B-2", "{\"carrier\":\"SF\",\"number\":\"SF1234567890777\"}");

        var taken = ship("B-3", "{\"carrier\":\"SF\",\"number\":\"SF1234567890777\"}");

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("code").asString()).isEqualTo("waybill.taken");
        assertThat(taken.json().at("/order/number").asString()).isEqualTo("B-2");
        assertThat(ship("B-3", "{\"carrier\":\"ZTO\",\"number\":\"SF1234567890777\"}").status())
                .isEqualTo(409);
    }

    @Test
    void aNumberOfAnotherCarriersShapeIsWarnedAboutBeforeAndAfterBinding() {
        put("B-4");

        var check =
                ship("B-4", "{\"carrier\":\"SF\",\"number\":\"75123456789012\",\"check\":true}");
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.json().path("parcel").isNull()).isTrue();
        assertThat(check.json().at("/warnings/0/offer").asString()).isEqualTo("ZTO");
        var bound = ship("B-4", "{\"carrier\":\"SF\",\"number\":\"75123456789012\"}");
        assertThat(bound.status()).isEqualTo(201);
        assertThat(bound.json().at("/warnings/0/code").asString())
                .isEqualTo("waybill.carrier_differs");
    }

    @Test
    void whatIsNoWaybillIsRefused() {
        put("B-5");

        assertThat(ship("B-5", "{\"number\":\"13800138000\"}").fieldErrors())
                .containsExactly("number:waybill.phone");
        assertThat(ship("B-5", "{}").fieldErrors()).containsExactly("number:required");
        assertThat(ship("B-5", "{\"carrier\":\"SF\",\"number\":\"顺丰一号\"}").fieldErrors())
                .containsExactly("number:waybill.form");
        assertThat(
                        ship("B-5", "{\"carrier\":\"PIGEON\",\"number\":\"SF1234567890123\"}")
                                .fieldErrors())
                .containsExactly("carrier:waybill.carrier");
        assertThat(ship("B-5", "{\"number\":\"ABCDEFGHIJ\"}").fieldErrors())
                .containsExactly("carrier:waybill.unrecognised");
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        var catalogue = new Catalogue(List.of(IntakeConfiguration.class, OrderConfiguration.class));

        assertThat(catalogue.codes(Language.EN))
                .isEqualTo(catalogue.codes(Language.ZH))
                .isNotEmpty();
    }
}
