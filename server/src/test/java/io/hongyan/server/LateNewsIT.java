package io.hongyan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.tracking.Report;
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
import tools.jackson.databind.JsonNode;

/** What is known too late to bother anybody with: it is kept, counted, and in time forgotten. */
class LateNewsIT {

    static final Instant NOON = OffsetDateTime.parse(WholeProgram.NOON).toInstant();
    static WholeProgram program;

    @BeforeAll
    static void start() {
        program = WholeProgram.start();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    static Report report(Duration ago, String code, String text) {
        return new Report("kdniao", NOON.minus(ago), code, text, "");
    }

    static void bind(String order, String number) {
        var put =
                program.call("PUT", "/api/v1/orders/late/" + order)
                        .json(ConsoleIT.ORDER.formatted(order))
                        .send();
        assertThat(put.status()).isEqualTo(201);
        var bound =
                program.call("POST", "/api/v1/orders/late/" + order + "/shipments")
                        .json("{\"carrier\": \"YTO\", \"number\": \"" + number + "\"}")
                        .send();
        assertThat(bound.status()).as(bound.text()).isBetween(200, 299);
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
        program.clock(WholeProgram.NOON);
    }

    static JsonNode parcel(String number) {
        return program.get("/api/v1/parcels?number=" + number).at("/items/0");
    }

    static JsonNode actions(String parcel, String kind) {
        return program.get("/api/v1/actions?parcel=" + parcel + "&kind=" + kind).path("items");
    }

    @Test
    void aLateDeliveryIsCountedForItsMemberAndToldToNobody() {
        bind("L-1", "YT7700000000001");
        var days = Duration.ofDays(5);
        hear(
                "YT7700000000001",
                report(days.plusDays(2), "1", "已揽收"),
                report(days.plusHours(6), "202", "派件中"),
                report(days, "3", "已签收"));

        var id = parcel("YT7700000000001").path("id").asString();
        var counted = actions(id, "delivered-count");
        assertThat(counted.size()).isEqualTo(1);
        assertThat(counted.at("/0/state").asString()).isEqualTo("done");
        assertThat(actions(id, "message")).isEmpty();
    }

    @Test
    void aTagsActionEnds() {
        var flow =
                "{\"yaml\": \"flow: tagger\\nname: 标记破损\\non: parcel.anomaly_opened\\n"
                        + "when: anomaly.type == \\\"DAMAGED\\\"\\nonce: parcel\\ndo:\\n"
                        + "  - tag: {add: 破损}\\n\"}";
        assertThat(program.call("PUT", "/api/v1/flows/tagger").json(flow).send().status())
                .isBetween(200, 299);
        program.call("POST", "/api/v1/flows/tagger/publish").json("{}").send();
        program.call("PUT", "/api/v1/flows/tagger/enabled").json("{\"enabled\": true}").send();
        bind("L-2", "YT7700000000002");

        hear(
                "YT7700000000002",
                report(Duration.ofHours(5), "1", "已揽收"),
                report(Duration.ofMinutes(5), "2", "外包装破损，内件待核实"));

        var tags = actions(parcel("YT7700000000002").path("id").asString(), "tag");
        assertThat(tags.size()).isEqualTo(1);
        assertThat(tags.at("/0/state").asString()).isEqualTo("done");
    }

    @Test
    void damageIsNobodysTroubleAWeekAfterTheDelivery() {
        damaged("YT7700000000003", Duration.ofDays(8));
        damaged("YT7700000000004", Duration.ofDays(2));

        var troubled = program.get("/api/v1/parcels?tab=anomaly&limit=100").path("items");

        assertThat(troubled.findValuesAsString("number"))
                .contains("YT7700000000004")
                .doesNotContain("YT7700000000003");
        assertThat(program.get("/api/v1/parcels/counts").path("anomaly").asInt())
                .isEqualTo(troubled.size());
        assertThat(program.get("/api/v1/today").at("/needs/anomalies").asInt())
                .isEqualTo(troubled.size());
        assertThat(
                        program.get("/api/v1/parcels?anomaly=DAMAGED&limit=100")
                                .path("items")
                                .findValuesAsString("number"))
                .contains("YT7700000000003", "YT7700000000004");
    }

    private static void damaged(String number, Duration ago) {
        hear(
                number,
                report(ago.plusDays(1), "1", "已揽收"),
                report(ago.plusHours(3), "2", "外包装破损，内件待核实"),
                report(ago, "3", "已签收"));
    }
}
