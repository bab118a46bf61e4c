package io.hongyan.server.insight;

import static io.hongyan.server.insight.ParcelStage.NOON;
import static io.hongyan.server.insight.ParcelStage.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.tracking.ParcelKey;
import io.hongyan.server.vault.Person;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ParcelApiIT {

    static ParcelStage stage;

    @BeforeAll
    static void open() {
        stage = new ParcelStage();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        stage.clear();
    }

    @Test
    void aParcelShowsItsWholeStoryAndNoPerson() {
        var order = stage.order("B-1", buyer());
        stage.bind(order, "B-1", "YTO", "YT8880001112223");
        var id =
                stage.hear(
                        "YTO",
                        "YT8880001112223",
                        NOON,
                        report(30, "1", "【杭州市】已揽收"),
                        report(1, "202", "【成都武侯二部】派件员:令狐冲,电话13800138123,正在派件"));

        var parcel = get("/api/v1/parcels/" + id);

        assertThat(parcel.path("carrier").asString()).isEqualTo("YTO");
        assertThat(parcel.path("number").asString()).isEqualTo("YT8880001112223");
        assertThat(parcel.path("status").asString()).isEqualTo("OUT_FOR_DELIVERY");
        assertThat(parcel.path("statusName").asString()).isEqualTo("派件中");
        assertThat(parcel.at("/events/0/status").asString()).isEqualTo("OUT_FOR_DELIVERY");
        assertThat(parcel.at("/events/0/source").asString()).isEqualTo("kdniao");
        assertThat(parcel.at("/events/0/text").asString()).contains("派件员:令**").contains("138");
        assertThat(parcel.at("/events/1/status").asString()).isEqualTo("PICKED_UP");
        assertThat(names(parcel.path("milestones"), "kind"))
                .contains("parcel.bound", "parcel.picked_up", "parcel.out_for_delivery");
        assertThat(parcel.at("/order/number").asString()).isEqualTo("B-1");
        assertThat(parcel.at("/order/paid/amount").asLong()).isEqualTo(12900);
        assertThat(parcel.at("/order/lines/0/title").asString()).isEqualTo("杯子");
        assertThat(parcel.at("/order/buyer/name").asString()).isEqualTo("令**");
        assertThat(parcel.at("/order/buyer/phone").asString()).isEqualTo("138****8123");
        assertThat(parcel.at("/order/buyer/token").asString()).hasSize(36);
        assertThat(parcel.path("buyerMasked").asString()).isEqualTo("令** 138****8123");
        assertThat(parcel.at("/estimate/to").asString()).isEqualTo("2026-11-22T06:00:00+08:00");
        assertThat(parcel.at("/estimate/coverage").isNull()).isTrue();
        assertThat(parcel.toString()).doesNotContain("令狐冲", "13800138123", "文三路");
        assertThat(get("/api/v1/parcels/yt8880001112223?by=number")).isEqualTo(parcel);
    }

    @Test
    void aListShowsWhereEachParcelIs() {
        var order = stage.order("B-2", buyer());
        stage.bind(order, "B-2", "YTO", "YT8880000000002");
        stage.hear("YTO", "YT8880000000002", NOON, report(5, "1", "【杭州市】已揽收"));

        var row = get("/api/v1/parcels?number=YT8880000000002").at("/items/0");

        assertThat(row.path("carrierName").asString()).contains("圆通");
        assertThat(row.path("place").asString()).contains("杭州");
        assertThat(row.path("orderNumber").asString()).isEqualTo("B-2");
        assertThat(row.path("shop").asString()).isEqualTo("main");
        assertThat(row.path("buyerMasked").asString()).isEqualTo("令** 138****8123");
        assertThat(row.path("updatedAt").asString()).isEqualTo("2026-11-22T12:00:00+08:00");
    }

    @Test
    void aPageNeverJumpsWhateverHappensMeanwhile() {
        for (int n = 0; n < 7; n++) {
            stage.hear("YTO", number(n), NOON.plusSeconds(n), report(9, "1", "已揽收"));
        }

        var first = get("/api/v1/parcels?limit=3");
        stage.hear("YTO", number(1), NOON.plusSeconds(60), report(1, "202", "派件中"));
        stage.hear("YTO", number(9), NOON.plusSeconds(61), report(1, "1", "已揽收"));
        var second = get("/api/v1/parcels?limit=3&after=" + first.path("next").asString());
        var third = get("/api/v1/parcels?limit=3&after=" + second.path("next").asString());

        assertThat(numbers(first)).containsExactly(number(6), number(5), number(4));
        assertThat(numbers(second)).containsExactly(number(3), number(2), number(0));
        assertThat(second.path("next").isNull() || numbers(third).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-updatedAt", "updatedAt", "number", "-number", "estimate", "-estimate"})
    void everyOrderShowsEachParcelOnce(String sort) {
        var all = new ArrayList<String>();
        for (int n = 0; n < 5; n++) {
            stage.hear("YTO", number(n), NOON, report(9 - n / 2, "1", "已揽收"));
            all.add(number(n));
        }
        for (int n = 5; n < 9; n++) {
            stage.hear("YTO", number(n), NOON, report(1, "3", "已签收"));
            all.add(number(n));
        }

        for (var tab : List.of("", "&tab=moving")) {
            var seen = new ArrayList<String>();
            String after = "";
            do {
                var page = get("/api/v1/parcels?limit=2&sort=" + sort + tab + after);
                seen.addAll(numbers(page));
                after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
            } while (!after.isEmpty() && seen.size() < 30);
            assertThat(seen).hasSameSizeAs(new LinkedHashSet<>(seen));
            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(tab.isEmpty() ? all : all.subList(0, 5));
        }
    }

    @Test
    void aListIsNarrowedByWhatIsAskedFor() {
        var order = stage.order("HZ-77", buyer());
        stage.bind(order, "HZ-77", "YTO", number(0));
        stage.hear("YTO", number(0), NOON, report(70, "1", "已揽收"), report(5, "2", "运输中"));
        stage.hear("ZTO", "75100000000001", NOON, report(5, "1", "已揽收"));
        stage.hear("ZTO", "75100000000002", NOON, report(5, "1", "x"), report(1, "3", "已签收"));
        stage.hear("SF", "SF1000000000003", NOON, report(2, "2", "外包装破损,已登记破损"));

        assertThat(numbers(get("/api/v1/parcels?order=HZ-77"))).containsExactly(number(0));
        assertThat(numbers(get("/api/v1/parcels?order=" + order))).containsExactly(number(0));
        assertThat(numbers(get("/api/v1/parcels?q=HZ-"))).containsExactly(number(0));
        assertThat(numbers(get("/api/v1/parcels?q=yt888"))).containsExactly(number(0));
        assertThat(numbers(get("/api/v1/parcels?q=100000"))).isEmpty();
        assertThat(numbers(get("/api/v1/parcels?carrier=zto"))).hasSize(2);
        assertThat(numbers(get("/api/v1/parcels?carrier=zto,SF&status=DELIVERED")))
                .containsExactly("75100000000002");
        assertThat(numbers(get("/api/v1/parcels?tab=delivered"))).containsExactly("75100000000002");
        assertThat(numbers(get("/api/v1/parcels?tab=delivered&status=PICKED_UP"))).isEmpty();
        assertThat(numbers(get("/api/v1/parcels?tab=due_today"))).containsExactly(number(0));
        assertThat(numbers(get("/api/v1/parcels?tab=anomaly"))).containsExactly("SF1000000000003");
        assertThat(numbers(get("/api/v1/parcels?anomaly=DAMAGED")))
                .containsExactly("SF1000000000003");
        assertThat(numbers(get("/api/v1/parcels?anomaly=LOST"))).isEmpty();

        var counts = get("/api/v1/parcels/counts");
        assertThat(counts.path("all").asInt()).isEqualTo(4);
        assertThat(counts.path("moving").asInt()).isEqualTo(3);
        assertThat(counts.path("anomaly").asInt()).isEqualTo(1);
        assertThat(counts.path("due_today").asInt()).isEqualTo(1);
        assertThat(counts.path("delivered").asInt()).isEqualTo(1);
    }

    @Test
    void manyParcelsAreAskedForAtOnceByTheirIds() {
        var first = stage.hear("YTO", number(0), NOON, report(5, "1", "已揽收"));
        stage.hear("YTO", number(1), NOON, report(5, "1", "已揽收"));
        var third = stage.hear("YTO", number(2), NOON, report(1, "3", "已签收"));
        var asked = "/api/v1/parcels?id=" + first + "," + third + "," + UUID.randomUUID();

        assertThat(numbers(get(asked))).containsExactlyInAnyOrder(number(0), number(2));
        assertThat(numbers(get(asked + "&tab=delivered"))).containsExactly(number(2));

        var hundredAndOne = String.join(",", Collections.nCopies(101, first.toString()));
        var refused = stage.api.call("GET", "/api/v1/parcels?id=" + hundredAndOne).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fieldErrors().getFirst()).startsWith("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=FLYING",
                "anomaly=BORED",
                "sort=colour",
                "tab=mine",
                "after=xyz",
                "id=7"
            })
    void whatNobodyKnowsIsRefusedWithItsField(String query) {
        var answer = stage.api.call("GET", "/api/v1/parcels?" + query).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fieldErrors()).hasSize(1);
        assertThat(answer.fieldErrors().getFirst())
                .startsWith(query.substring(0, query.indexOf('=')));
    }

    @Test
    void anotherMerchantsParcelDoesNotExist() {
        var mine = stage.hear("YTO", number(0), NOON, report(5, "1", "已揽收"));
        var key = new ParcelKey(stage.api.other, "YTO", number(0));
        var theirs = stage.hear(stage.api.other, key, NOON, report(5, "3", "已签收"));

        assertThat(numbers(get("/api/v1/parcels"))).hasSize(1);
        assertThat(get("/api/v1/parcels/" + number(0) + "?by=number").path("id").asString())
                .isEqualTo(mine.toString());
        assertThat(get("/api/v1/parcels/counts").path("all").asInt()).isEqualTo(1);
        for (var id : List.of(theirs.toString(), UUID.randomUUID().toString(), "nothing")) {
            var path = "/api/v1/parcels/" + id;
            var answer = stage.api.call("GET", path).send();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("code").asString()).isEqualTo("not_found");
            var post = stage.api.call("POST", path + "/tickets").json("{\"title\":\"x\"}").send();
            assertThat(post.status()).isEqualTo(404);
            assertThat(stage.api.call("POST", path + "/refresh").send().status()).isEqualTo(404);
        }
        assertThat(stage.api.asNobody("GET", "/api/v1/parcels").send().status()).isEqualTo(401);
    }

    @Test
    void aTicketIsOpenedBesideTheParcelAndItsWordsAreScrubbed() {
        var id = stage.hear("YTO", number(0), NOON, report(5, "1", "已揽收"));
        var path = "/api/v1/parcels/" + id + "/tickets";

        var answer =
                stage.api
                        .call("POST", path)
                        .json(
                                "{\"title\":\"催一催\",\"words\":\"打 13800138123 没人接\","
                                        + "\"priority\":\"HIGH\"}")
                        .send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("state").asString()).isEqualTo("open");
        var shown = get("/api/v1/parcels/" + id).path("tickets");
        assertThat(shown.size()).isEqualTo(1);
        assertThat(shown.at("/0/title").asString()).isEqualTo("催一催");
        assertThat(shown.at("/0/priority").asString()).isEqualTo("HIGH");
        assertThat(shown.at("/0/parcel/number").asString()).isEqualTo(number(0));
        assertThat(shown.toString()).contains("没人接").doesNotContain("13800138123");
        assertThat(
                        stage.api
                                .call("POST", path)
                                .json("{\"title\":\" \",\"priority\":\"SOON\"}")
                                .send()
                                .fieldErrors())
                .containsExactly("title:required", "priority:parcel.priority");
    }

    @Test
    void whatNobodyCouldReadIsCountedWithItsWords() {
        for (int n = 0; n < 3; n++) {
            stage.hear("YTO", number(n), NOON, report(5, "99887", "快件起飞 派件员:令狐冲 13800138123"));
        }
        stage.hear("YTO", number(4), NOON, report(5, "99888", "快件降落"));

        var first = get("/api/v1/unmapped?limit=1");
        var second = get("/api/v1/unmapped?limit=1&after=" + first.path("next").asString());

        assertThat(first.at("/items/0/code").asString()).isEqualTo("99887");
        assertThat(first.at("/items/0/count").asInt()).isEqualTo(3);
        assertThat(first.at("/items/0/texts/0").asString()).contains("快件起飞");
        assertThat(first.toString()).doesNotContain("令狐冲", "13800138123");
        assertThat(second.at("/items/0/code").asString()).isEqualTo("99888");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(stage.api.asOther("GET", "/api/v1/unmapped").send().json().path("items"))
                .isEmpty();
    }

    @Test
    void aParcelThatNobodyReportsOnCannotBeRefreshedAndSaysWhy() {
        var id = stage.hear("YTO", number(0), NOON, report(5, "1", "已揽收"));

        var answer = stage.api.call("POST", "/api/v1/parcels/" + id + "/refresh").send().json();

        assertThat(answer.path("outcome").asString()).isEqualTo("failed");
        assertThat(answer.path("reason").asString()).isEqualTo("没有能查这家快递公司的连接。");
    }

    @Test
    void theMachineTellsHowItIs() {
        stage.hear("YTO", number(0), NOON.minus(Duration.ofDays(3)), report(80, "1", "已揽收"));

        var system = get("/api/v1/system");

        assertThat(system.at("/intake/windowSeconds").asInt()).isEqualTo(300);
        assertThat(system.at("/backlog/waiting").isNumber()).isTrue();
        assertThat(system.at("/oldestTimer/wakeAt").isString()).isTrue();
        assertThat(system.at("/delay/p99Millis").isNull()).isTrue();
    }

    @Test
    void namesAreInTheLanguageThatIsAskedFor() {
        var id = stage.hear("YTO", number(0), NOON, report(5, "1", "已揽收"));

        var parcel =
                stage.api
                        .call("GET", "/api/v1/parcels/" + id)
                        .header("Accept-Language", "en")
                        .send()
                        .json();

        assertThat(parcel.path("statusName").asString()).isEqualTo("Picked up");
        assertThat(parcel.at("/milestones/0/name").asString()).isEqualTo("Picked up");
    }

    private JsonNode get(String path) {
        var answer = stage.api.call("GET", path).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> numbers(JsonNode page) {
        return names(page.path("items"), "number");
    }

    private static List<String> names(JsonNode list, String field) {
        return list.values().stream().map(one -> one.path(field).asString()).toList();
    }

    private static Person buyer() {
        return Person.of("令狐冲", "13800138123", "浙江省杭州市西湖区文三路1号");
    }

    private static String number(int n) {
        return "YT888000000100" + n;
    }
}
