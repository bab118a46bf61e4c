package io.hongyan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hongyan.core.tracking.Report;
import io.hongyan.server.tracking.Heard;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.ParcelKey;
import io.hongyan.server.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people at work do by hand beside a parcel: send a message, take a table home. */
class ByHandIT {

    static final Instant NOON = OffsetDateTime.parse(WholeProgram.NOON).toInstant();
    static WholeProgram program;
    static String bought;
    static String nobodys;

    @BeforeAll
    static void start() {
        program = WholeProgram.start();
        assertThat(
                        program.call("PUT", "/api/v1/orders/main/H-1")
                                .json(ConsoleIT.ORDER.formatted("H-1"))
                                .send()
                                .status())
                .isEqualTo(201);
        assertThat(
                        program.call("POST", "/api/v1/orders/main/H-1/shipments")
                                .json("{\"carrier\": \"YTO\", \"number\": \"YT7000000000011\"}")
                                .send()
                                .status())
                .isLessThan(300);
        hear("YT7000000000011", report(30, "1", "已揽收"), report(2, "2", "快件在途中"));
        hear("YT7000000000012", report(40, "1", "已揽收"), report(3, "3", "已签收"));
        bought = parcel("YT7000000000011");
        nobodys = parcel("YT7000000000012");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    static Report report(int hoursAgo, String code, String text) {
        return new Report("kdniao", NOON.minus(Duration.ofHours(hoursAgo)), code, text, "");
    }

    static void hear(String number, Report... reports) {
        var key = new ParcelKey(program.merchant, "YTO", number);
        var look = Look.reports(key, Heard.all(List.of(reports)), false);
        program.database()
                .transact(
                        program.merchant,
                        c -> program.machine().decider().decide(c, List.of(look), NOON));
    }

    static String parcel(String number) {
        return program.get("/api/v1/parcels?number=" + number).at("/items/0/id").asString();
    }

    private static WholeProgram.Answer send(String parcel, String json) {
        return program.call("POST", "/api/v1/parcels/" + parcel + "/messages").json(json).send();
    }

    @Test
    void aMessageByHandBecomesAnActionOfItsParcelWithWhoWantedIt() {
        var sent = send(bought, "{\"template\": \"shipped\", \"channel\": \"sms\"}");

        assertThat(sent.status()).isEqualTo(202);
        var key = sent.json().path("key").asString();
        var action = action(key);
        assertThat(action.path("kind").asString()).isEqualTo("message");
        assertThat(action.at("/body/template").asString()).isEqualTo("shipped");
        assertThat(action.at("/body/channels/0").asString()).isEqualTo("sms");
        assertThat(action.at("/receipt/rule").asString()).isEqualTo("message.by_hand");
        assertThat(program.get("/api/v1/audit?kind=message.sent").at("/items/0/subject").asString())
                .isEqualTo("parcel:" + bought);
        var again = send(bought, "{\"template\": \"shipped\", \"channel\": \"sms\"}");
        assertThat(again.json().path("key").asString()).isNotEqualTo(key);
    }

    private static JsonNode action(String key) {
        for (var one : program.get("/api/v1/actions?parcel=" + bought).path("items")) {
            if (one.path("key").asString().equals(key)) {
                return one;
            }
        }
        throw new AssertionError("no action " + key);
    }

    @Test
    void whatCanNotBeSentIsSaidAtOnce() {
        assertThat(send(bought, "{}").status()).isEqualTo(422);
        assertThat(send(bought, "{\"template\": \"none-such\"}").status()).isEqualTo(422);
        assertThat(send(bought, "{\"template\": \"shipped\", \"channel\": \"fax\"}").status())
                .isEqualTo(422);
        assertThat(send(nobodys, "{\"template\": \"shipped\"}").json().path("code").asString())
                .isEqualTo("message.nobody");
        var other =
                program.asOther("POST", "/api/v1/parcels/" + bought + "/messages")
                        .json("{\"template\": \"shipped\"}")
                        .send();
        assertThat(other.status()).isEqualTo(404);
        program.account("viewer@example.com", "看看", Role.VIEWER);
        var viewer = program.login("viewer@example.com");
        assertThat(
                        viewer.call("POST", "/api/v1/parcels/" + bought + "/messages")
                                .json("{\"template\": \"shipped\"}")
                                .send()
                                .status())
                .isEqualTo(403);
    }

    @Test
    void anExportOfParcelsHoldsWhatItsListHolds() {
        assertThat(export("{\"tab\": \"moving\"}"))
                .contains("YT7000000000011", "运输中", "圆通")
                .doesNotContain("YT7000000000012");
        assertThat(export("{\"tab\": \"delivered\"}"))
                .contains("YT7000000000012")
                .doesNotContain("YT7000000000011");
        assertThat(export("{\"tab\": \"delivered\", \"status\": \"IN_TRANSIT\"}"))
                .doesNotContain("YT70000000000");
        assertThat(export("{\"q\": \"yt7000000000012\"}"))
                .contains("YT7000000000012")
                .doesNotContain("YT7000000000011");
        assertThat(export("{\"order\": \"H-1\", \"carrier\": \"YTO,SF\"}"))
                .contains("YT7000000000011")
                .doesNotContain("YT7000000000012");
        assertThat(export("{\"id\": [\"" + nobodys + "\"]}"))
                .contains("YT7000000000012")
                .doesNotContain("YT7000000000011");
        assertThat(export("{\"tab\": \"due_today\", \"anomaly\": \"DAMAGED\"}"))
                .doesNotContain("YT70000000000");
    }

    @Test
    void anExportThatCanNotBeNarrowedSoIsRefused() {
        for (var query : List.of("{\"colour\": \"red\"}", "{\"tab\": \"mine\"}")) {
            var refused =
                    program.call("POST", "/api/v1/exports")
                            .json("{\"kind\": \"parcels\", \"query\": " + query + "}")
                            .send();
            assertThat(refused.status()).isEqualTo(422);
        }
    }

    @Test
    void anExportSpeaksTheLanguageOfWhoAsks() {
        var begun =
                program.call("POST", "/api/v1/exports")
                        .header("Accept-Language", "en")
                        .json("{\"kind\": \"parcels\", \"query\": {\"tab\": \"delivered\"}}")
                        .send();
        assertThat(file(begun)).contains("Waybill,Carrier,Status").contains("Delivered");
    }

    private static String export(String query) {
        return file(
                program.call("POST", "/api/v1/exports")
                        .json("{\"kind\": \"parcels\", \"query\": " + query + "}")
                        .send());
    }

    private static String file(WholeProgram.Answer begun) {
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        var path = "/api/v1/exports/" + begun.json().path("id").asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> program.get(path).path("state").asString().equals("done"));
        return program.call("GET", program.get(path).path("file").asString()).send().text();
    }
}
