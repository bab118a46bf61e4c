package io.hongyan.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.order.IntakeConfiguration;
import io.hongyan.server.order.OrderConfiguration;
import io.hongyan.server.order.OrderIntake;
import io.hongyan.server.order.OrderQueries;
import io.hongyan.server.order.ShipmentBinder;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.Binding;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.ApiFixture;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class SearchIT {

    static final String ORDER =
            """
            {"number": "SEARCH-77", "paid": {"amount": 12900, "currency": "CNY"},
             "lines": [{"sku": "S1", "title": "杯子", "quantity": 1,
                        "price": {"amount": 12900, "currency": "CNY"}}],
             "buyer": {"name": "郭靖", "phone": "13800131234"},
             "consignee": {"name": "黄蓉", "phone": "13900135678",
                           "address": "浙江省舟山市普陀区桃花岛1号"}}
            """;

    static ApiFixture api;

    @BeforeAll
    static void start() {
        ShipmentBinder binder = (_, _, key) -> new Binding.Result.Bound(key.merchant());
        api =
                ApiFixture.start(
                        beans ->
                                beans.with(ShipmentBinder.class, binder)
                                        .with(
                                                OrderIntake.Neighbours.class,
                                                OrderIntake.Neighbours.NONE),
                        List.of(Search.class, IntakeConfiguration.class, OrderConfiguration.class));
        api.call("PUT", "/api/v1/orders/main/SEARCH-77").json(ORDER).send();
        api.database.transact(
                api.merchant,
                c ->
                        Sql.update(
                                c,
                                """
                                insert into parcel_row (merchant_id, parcel_id, carrier, number,
                                                        status, substatus, since, changed_at)
                                values (?, ?, 'YTO', 'YT9990001112223', 'IN_TRANSIT',
                                        'IN_TRANSIT.NONE', now(), now())
                                """,
                                api.merchant,
                                api.ids.next()));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class Search {

        @Bean
        SearchApi search(Database database, Vault vault, OrderQueries orders) {
            return new SearchApi(database, vault, orders);
        }
    }

    static ApiFixture.Answer search(String query) {
        return api.call("GET", "/api/v1/search?" + query).send();
    }

    @Test
    void numbersAreFoundByTheirBeginning() {
        assertThat(search("q=SEARCH").text()).contains("SEARCH-77").contains("郭**");
        var parcel = search("q=yt999").json();
        assertThat(parcel.at("/groups/0/kind").asString()).isEqualTo("parcel");
        assertThat(parcel.at("/groups/0/items/0/title").asString()).isEqualTo("YT9990001112223");
        assertThat(parcel.at("/groups/0/items/0/path").asString()).startsWith("/parcels/");
        assertThat(search("q=999").json().path("groups")).isEmpty();
        assertThat(search("q=").json().path("groups")).isEmpty();
    }

    @Test
    void peopleAreFoundWholeAndOnlyWhenAskedFor() {
        for (var person : List.of("5678", "13900135678", "%E9%BB%84%E8%93%89", "1234")) {
            assertThat(search("q=" + person).json().path("groups")).as(person).isEmpty();
            var found = search("people=true&q=" + person).text();
            assertThat(found).as(person).contains("SEARCH-77").doesNotContain("黄蓉");
        }
        assertThat(search("people=true&q=567").json().path("groups")).isEmpty();
    }

    @Test
    void anotherMerchantFindsNothing() {
        for (var query : List.of("q=SEARCH", "q=YT999", "people=true&q=5678")) {
            assertThat(api.asOther("GET", "/api/v1/search?" + query).send().json().path("groups"))
                    .as(query)
                    .isEmpty();
        }
    }
}
