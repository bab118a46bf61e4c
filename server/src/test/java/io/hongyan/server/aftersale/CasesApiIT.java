package io.hongyan.server.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.action.ActionStore;
import io.hongyan.server.desk.Approvals;
import io.hongyan.server.desk.DeskConfiguration;
import io.hongyan.server.desk.Tickets;
import io.hongyan.server.loyalty.CouponBook;
import io.hongyan.server.loyalty.LaneStandards;
import io.hongyan.server.loyalty.LoyaltyConfiguration;
import io.hongyan.server.loyalty.Members;
import io.hongyan.server.loyalty.TierBook;
import io.hongyan.server.loyalty.Timers;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.ApiFixture;
import io.hongyan.server.web.Beans;
import io.hongyan.server.web.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CasesApiIT {

    static ApiFixture api;

    @BeforeAll
    static void start() {
        api =
                ApiFixture.start(
                        CasesApiIT::beans,
                        List.of(
                                Books.class,
                                DeskConfiguration.class,
                                AftersaleConfiguration.class,
                                LoyaltyConfiguration.class));
        api.account("service@test", Role.SERVICE);
        api.account("approver@test", Role.APPROVER);
        api.account("owner@test", Role.OWNER);
    }

    private static void beans(Beans beans) {
        var ids = new Ids(InstantSource.system());
        var actions = new ActionStore(ids, InstantSource.system());
        beans.with(ActionStore.class, actions);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aClaimIsPreviewedOpenedDecidedByAnotherAndShown() {
        var parcel = parcel(60_000);
        var preview =
                as("service@test", "POST", "/api/v1/cases/preview")
                        .json(form(parcel, "严重"))
                        .send()
                        .json();
        assertThat(preview.path("amount").path("amount").asLong()).isEqualTo(48_000);
        assertThat(preview.path("needsApproval").asBoolean()).isTrue();

        var opened = as("service@test", "POST", "/api/v1/cases").json(form(parcel, "严重")).send();
        assertThat(opened.status()).isEqualTo(201);
        var claim = opened.json();
        assertThat(claim.path("calculation")).isEqualTo(preview.path("calculation"));
        assertThat(claim.path("claim").path("stateName").asString()).isEqualTo("待审批");
        assertThat(claim.path("recovery").path("stateName").asString()).isEqualTo("待追偿");
        var again = as("service@test", "POST", "/api/v1/cases").json(form(parcel, "严重")).send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("case").asString()).isEqualTo(id(claim));

        assertThat(move("service@test", claim, "approve", "{}").status()).isEqualTo(409);
        var approved = move("approver@test", claim, "approve", "{}");
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.json().path("claim").path("state").asString()).isEqualTo("approved");
        assertThat(move("approver@test", claim, "refuse", "{\"reason\":\"x\"}").status())
                .isEqualTo(409);
    }

    @Test
    void aClaimThatStandsIsReckonedAnewWithoutCountingItself() {
        var parcel = parcel(10_000);
        var capped = loss(parcel, "DAMAGED").replace("}", ", \"atMost\": 3000}");
        var claim = as("service@test", "POST", "/api/v1/cases").json(capped).send().json();
        assertThat(claim.at("/claim/amount/amount").asLong()).isEqualTo(3_000);
        var row =
                api.call("GET", "/api/v1/cases?state=awaiting_approval,approved,paying,paid")
                        .send()
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(one -> one.path("parcel").asString().equals(parcel.toString()))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.path("degree").asString()).isEqualTo("MODERATE");
        assertThat(row.path("degreeAssumed").asBoolean()).isTrue();

        var byCase = "{\"case\": \"%s\", \"degree\": \"TOTAL\"}".formatted(id(claim));
        assertThat(preview(byCase)).isEqualTo(3_000);
        assertThat(preview(byCase.replace("}", ", \"atMost\": 9000}"))).isEqualTo(9_000);
        assertThat(preview(loss(parcel, "DAMAGED"))).isEqualTo(3_000);
        assertThat(preview(loss(parcel, "LOST"))).isEqualTo(7_000);
        assertThat(api.call("GET", "/api/v1/cases?state=nonsense").send().fieldErrors())
                .containsExactly("state:case.unknown_state");
    }

    private static String loss(UUID parcel, String reason) {
        return "{\"parcel\": \"%s\", \"reason\": \"%s\"}".formatted(parcel, reason);
    }

    private static long preview(String form) {
        var answer = as("service@test", "POST", "/api/v1/cases/preview").json(form).send();
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().at("/amount/amount").asLong();
    }

    @Test
    void whoDidItIsShownByName() {
        var claim =
                as("service@test", "POST", "/api/v1/cases")
                        .json(loss(parcel(1_000_000), "LOST"))
                        .send()
                        .json();
        assertThat(claim.at("/causedBy/name").asString()).isEqualTo("service@test");
        assertThat(claim.at("/causedBy/kind").asString()).isEqualTo("person");
        assertThat(claim.at("/log/0/actor/kind").asString()).isEqualTo("person");
        var approval = claim.path("approval").asString();

        as("approver@test", "POST", "/api/v1/approvals/" + approval + "/refuse")
                .json("{\"reason\": \"重复\"}")
                .send();
        var decided = api.call("GET", "/api/v1/approvals/" + approval).send().json();

        assertThat(decided.at("/decidedBy/name").asString()).isEqualTo("approver@test");
        assertThat(decided.at("/causedBy/0/name").asString()).isEqualTo("service@test");
    }

    @Test
    void anotherMerchantSeesNothingOfIt() {
        var claim =
                as("service@test", "POST", "/api/v1/cases")
                        .json(form(parcel(60_000), "严重"))
                        .send()
                        .json();

        assertThat(api.asOther("GET", "/api/v1/cases/" + id(claim)).send().status()).isEqualTo(404);
        assertThat(api.asOther("GET", "/api/v1/cases").send().json().path("items").size()).isZero();
        assertThat(api.asOther("GET", "/api/v1/approvals").send().json().path("items").size())
                .isZero();
    }

    @Test
    void badInputIsAnsweredByField() {
        assertThat(
                        as("service@test", "POST", "/api/v1/cases")
                                .json("{\"parcel\":\"" + UUID.randomUUID() + "\",\"reason\":\"X\"}")
                                .send()
                                .fieldErrors())
                .containsExactly("reason:case.reason");
        assertThat(
                        as("service@test", "POST", "/api/v1/cases")
                                .json(form(UUID.randomUUID(), "严重"))
                                .send()
                                .status())
                .isEqualTo(422);
    }

    @Test
    void theAssessmentTableIsChangedInVersionsAndNeverOverwritten() {
        var before = api.call("GET", "/api/v1/assessment").send().json();
        var version = before.path("version").asInt();
        var form = "{\"version\":" + version + ",\"payBy\":\"payout\",\"table\":{\"limit\":90000}}";

        var changed = api.call("PUT", "/api/v1/assessment").json(form).send();
        assertThat(changed.json().path("version").asInt()).isEqualTo(version + 1);
        assertThat(changed.json().path("payBy").asString()).isEqualTo("payout");
        assertThat(api.call("PUT", "/api/v1/assessment").json(form).send().status()).isEqualTo(409);
        assertThat(
                        api.call("PUT", "/api/v1/assessment")
                                .json("{\"version\":9,\"table\":{\"lost\":20000}}")
                                .send()
                                .status())
                .isEqualTo(422);
    }

    @Test
    void membersAreFoundByPhoneAndShownMasked() {
        var account =
                api.database.transact(
                        api.merchant,
                        c -> {
                            var person = Person.of("王小雁", "13900001234", "某地");
                            var token = api.vault.keep(c, api.merchant, person);
                            var members =
                                    new Members(
                                            api.ids,
                                            api.vault,
                                            new TierBook(
                                                    api.ids,
                                                    new Timers(
                                                            new ActionStore(api.ids, api.world))));
                            return members.resolve(
                                            c,
                                            api.merchant,
                                            new Members.Buyer(
                                                    "main",
                                                    null,
                                                    api.vault
                                                            .phoneHash(api.merchant, "13900001234")
                                                            .orElseThrow(),
                                                    token),
                                            api.world.instant())
                                    .orElseThrow();
                        });

        var found = api.call("GET", "/api/v1/members?q=1234").send().json().path("items");
        assertThat(found.path(0).path("id").asString()).isEqualTo(account.toString());
        assertThat(found.path(0).path("buyerMasked").asString())
                .doesNotContain("小雁")
                .doesNotContain("0000");
        var page = api.call("GET", "/api/v1/members/" + account).send().json();
        assertThat(page.path("member").path("tier").asString()).isEqualTo("普通");
        assertThat(page.path("tiers").size()).isEqualTo(2);
        assertThat(
                        api.call("GET", "/api/v1/members/" + account + "/points")
                                .send()
                                .json()
                                .path("items")
                                .size())
                .isZero();
    }

    @Test
    void aLaneStandardIsSetAndShownWithItsOrigin() {
        var lane = "{\"carrier\":\"SF\",\"fromCity\":\"杭州市\",\"toCity\":\"成都市\",\"hours\":40}";

        assertThat(
                        api.call("PUT", "/api/v1/lane-standards")
                                .json(lane)
                                .send()
                                .json()
                                .path("origin")
                                .asString())
                .isEqualTo("OWN");
        var row =
                api.call("GET", "/api/v1/lane-standards?carrier=SF")
                        .send()
                        .json()
                        .path("items")
                        .path(0);
        assertThat(row.path("standardMinutes").asInt()).isEqualTo(2_400);
        assertThat(row.path("samples").asInt()).isZero();
    }

    @Test
    void aBatchHasItsSumsAndItsBudgetIsComparedBeforeItIsSet() {
        api.call("POST", "/api/v1/coupons/batches")
                .json("{\"batch\":\"spring\",\"name\":\"春\",\"budget\":5000}")
                .send();
        var stale = "{\"current\":4000,\"target\":9000}";
        var right = "{\"current\":5000,\"target\":9000}";

        assertThat(
                        api.call("POST", "/api/v1/coupons/batches/spring/budget")
                                .json(stale)
                                .send()
                                .status())
                .isEqualTo(409);
        var view = api.call("POST", "/api/v1/coupons/batches/spring/budget").json(right).send();
        assertThat(view.json().path("budget").path("amount").asLong()).isEqualTo(9_000);
        assertThat(view.json().path("sums").path("granted").asLong()).isZero();
    }

    private static ApiFixture.Answer move(String who, JsonNode claim, String to, String body) {
        return as(who, "POST", "/api/v1/cases/" + id(claim) + "/" + to).json(body).send();
    }

    private static String id(JsonNode claim) {
        return claim.path("claim").path("id").asString();
    }

    private static String form(UUID parcel, String degree) {
        return "{\"type\":\"CLAIM\",\"parcel\":\""
                + parcel
                + "\",\"reason\":\"DAMAGED\",\"degree\":\""
                + degree
                + "\"}";
    }

    private static ApiFixture.Call as(String user, String method, String path) {
        var login =
                api.asNobody("POST", "/api/v1/session")
                        .json(
                                "{\"user\":\""
                                        + user
                                        + "\",\"password\":\""
                                        + ApiFixture.PASSWORD
                                        + "\"}")
                        .send();
        return api.asNobody(method, path)
                .header("Cookie", login.header("set-cookie").replaceAll(";.*", ""))
                .header("X-CSRF-Token", login.json().path("csrf").asString());
    }

    private static UUID parcel(long paid) {
        return ClaimBench.parcel(api.database, api.vault, api.merchant, paid);
    }

    /** What is made before the console's context in the program. */
    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Books {

        @org.springframework.context.annotation.Bean
        Claims claims(Ids ids, ActionStore actions, Vault vault) {
            return new Claims(ids, actions, vault);
        }

        @org.springframework.context.annotation.Bean
        Approvals approvals(ActionStore actions, Claims claims) {
            return new Approvals(actions, List.of(new ClaimDecisions(claims)));
        }

        @org.springframework.context.annotation.Bean
        Tickets tickets(Ids ids, Vault vault) {
            return new Tickets(ids, vault);
        }

        @org.springframework.context.annotation.Bean
        CouponBook coupons(Ids ids, ActionStore actions) {
            return new CouponBook(ids, new Timers(actions));
        }

        @org.springframework.context.annotation.Bean
        LaneStandards lanes(Database database, WorldClock world) {
            return new LaneStandards();
        }
    }
}
