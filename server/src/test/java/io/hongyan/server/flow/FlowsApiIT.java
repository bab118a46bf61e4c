package io.hongyan.server.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Subject;
import io.hongyan.core.flow.Occurrence;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.ApiFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlowsApiIT {

    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String YAML =
            """
            flow: mine
            name: 我的流程
            on: parcel.delivered
            when: order.paid >= 5000
            once: parcel
            do:
              - wait: {for: PT2H}
              - ticket: {title: 回访}
            """;

    static ApiFixture api;

    @BeforeAll
    static void start() {
        var conditions = new Conditions();
        api =
                ApiFixture.start(
                        beans ->
                                beans.with(Conditions.class, conditions)
                                        .with(
                                                FlowBook.class,
                                                new FlowBook(conditions, MessageSource.BUILT_IN)),
                        List.of(FlowConfiguration.class));
        in(c -> new BuiltInFlows(new Conditions()).install(c, api.merchant, true, NOON));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void theListShowsEachFlowAsASentenceWithItsSwitch() {
        var items = api.call("GET", "/api/v1/flows").send().json().path("items");

        assertThat(items.size()).isGreaterThanOrEqualTo(BuiltIns.flowTexts().size());
        var damaged = find(items, "damaged-auto-claim");
        assertThat(damaged.path("enabled").asBoolean()).isTrue();
        assertThat(damaged.path("sentence").asString()).startsWith("当包裹出现破损,每个包裹一次:");
        assertThat(find(items, "signing-coupon").path("enabled").asBoolean()).isFalse();
        assertThat(api.asOther("GET", "/api/v1/flows").send().json().path("items").values())
                .isEmpty();
        assertThat(api.asNobody("GET", "/api/v1/flows").send().status()).isEqualTo(401);
    }

    private static JsonNode find(JsonNode items, String id) {
        return items.values().stream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBadFlowIsRefusedWithLineColumnAndReasonInTheCallersLanguage() {
        var answer =
                api.call("PUT", "/api/v1/flows/mine")
                        .header("Accept-Language", "en")
                        .json(body(YAML.replace("order.paid", "order.payd")))
                        .send();

        assertThat(answer.status()).isEqualTo(422);
        var error = answer.json().path("errors").get(0);
        assertThat(error.path("line").asInt()).isEqualTo(4);
        assertThat(error.path("column").asInt()).isEqualTo(7);
        assertThat(error.path("message").asString()).contains("did you mean \"order.paid\"");
    }

    @Test
    void aFlowIsWrittenPublishedSwitchedAndDeleted() {
        var yaml = YAML.replace("flow: mine", "flow: life");
        var draft = api.call("PUT", "/api/v1/flows/life").json(body(yaml)).send();
        var published = api.call("POST", "/api/v1/flows/life/publish").send();
        var again = api.call("POST", "/api/v1/flows/life/publish").send();
        var off = api.call("PUT", "/api/v1/flows/life/enabled").json("{\"enabled\":false}").send();
        api.call("PUT", "/api/v1/flows/life").json(body(yaml.replace("PT2H", "PT3H"))).send();
        var second = api.call("POST", "/api/v1/flows/life/publish").send();
        var versions = api.call("GET", "/api/v1/flows/life/versions").send();
        var deleted = api.call("DELETE", "/api/v1/flows/life").send();

        assertThat(draft.json().path("version").asInt()).isZero();
        assertThat(published.json().path("version").asInt()).isEqualTo(1);
        assertThat(published.json().path("enabled").asBoolean()).isTrue();
        assertThat(again.status()).isEqualTo(409);
        assertThat(off.json().path("enabled").asBoolean()).isFalse();
        assertThat(second.json().path("version").asInt()).isEqualTo(2);
        assertThat(second.json().path("enabled").asBoolean()).isFalse();
        assertThat(versions.json().path("items").size()).isEqualTo(2);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(api.call("GET", "/api/v1/flows/life").send().status()).isEqualTo(404);
    }

    @Test
    void checkingAnswersWithTheSentenceOrWithAllProblems() {
        var good = api.call("POST", "/api/v1/flows/check").json(body(YAML)).send().json();
        var bad = api.call("POST", "/api/v1/flows/check").json(body("flow: X")).send().json();

        assertThat(good.path("ok").asBoolean()).isTrue();
        assertThat(good.path("sentence").asString())
                .isEqualTo("当包裹已签收,且实付不少于 ¥50,每个包裹一次:等 2 小时;提工单「回访」。");
        assertThat(bad.path("ok").asBoolean()).isFalse();
        assertThat(bad.path("errors").size()).isGreaterThan(1);
    }

    @Test
    void theCatalogueIsThere() {
        var catalogue = api.call("GET", "/api/v1/flow-catalogue").send().json();

        assertThat(catalogue.path("triggers").size()).isGreaterThan(20);
        assertThat(catalogue.path("steps").size()).isEqualTo(12);
    }

    @Test
    void aDryRunAndABacktestDecideAsTheLiveEngineDoes() {
        var parcel = api.ids.next();
        var signed = NOON.minus(Duration.ofDays(1));
        in(c -> past(c, parcel, signed));
        api.call("PUT", "/api/v1/flows/mine").json(body(YAML)).send();

        var dry =
                api.call("POST", "/api/v1/flows/mine/dry-run").json("{\"parcel\":\"YT1\"}").send();
        var started = api.call("POST", "/api/v1/flows/mine/backtest").json("{\"days\":30}").send();
        var job = started.json().path("id").asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> job("mine", job).path("state").asString().equals("done"));
        var result = job("mine", job).path("result");
        var live = live(parcel, signed);

        assertThat(dry.status()).as(dry.text()).isEqualTo(200);
        var moments = dry.json().path("moments");
        assertThat(moments.size()).isEqualTo(2);
        var would = moments.get(1).path("actions").get(0);
        assertThat(would.path("key").asString()).isEqualTo(live.getFirst().key());
        assertThat(Instant.parse(would.path("at").asString(would.path("dueAt").asString())))
                .isEqualTo(live.getFirst().dueAt());
        assertThat(started.status()).isEqualTo(202);
        assertThat(result.path("hits").asInt()).isEqualTo(2);
        assertThat(result.path("actions").path("ticket").asInt()).isEqualTo(1);
        assertThat(result.path("conflicts").path("care-after-signing").asInt()).isPositive();
        assertThat(result.path("examples").get(0).path("number").asString()).isEqualTo("YT1");
        long written =
                in(c ->
                        Sql.number(
                                c,
                                "select count(*) from action where merchant_id = ?",
                                api.merchant));
        assertThat(written).isZero();
    }

    @Test
    void aBacktestThatNobodyWantsAnyMoreIsCancelledOnWhicheverServerItRuns() {
        var job = UUID.randomUUID();
        in(c ->
                Sql.update(
                        c,
                        """
                        insert into backtest_job (merchant_id, job_id, flow_id, yaml, days,
                                                  created_at, created_by, state, alive_until)
                        values (?, ?, 'mine', '', 1, now(), 'me', 'running',
                                now() + interval '1 hour')
                        """,
                        api.merchant,
                        job));
        try (var pulse = new BacktestPulse(api.database)) {
            pulse.begin(api.merchant, job);
            pulse.beat();
            pulse.check(job);

            var path = "/api/v1/flows/mine/backtests/" + job + "/cancel";
            var cancelled = api.call("POST", path).send();
            var again = api.call("POST", path).send();
            pulse.beat();

            assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
            assertThat(again.status()).isEqualTo(409);
            assertThatThrownBy(() -> pulse.check(job)).isInstanceOf(BacktestPulse.Cancelled.class);
        }
    }

    private static List<Action> live(UUID parcel, Instant signed) {
        var conditions = new Conditions();
        var book = new FlowBook(conditions, MessageSource.BUILT_IN);
        var decider = new FlowDecider(book, new Allowances(api.database, (_, _, _, _) -> {}));
        var key = new SubjectKey(api.merchant, Subject.parcel(parcel));
        var news =
                new Occurrence(
                        "parcel.delivered",
                        "delivered#1",
                        signed,
                        Map.of("milestone.kind", "parcel.delivered", "milestone.at", signed));
        var facts = new FlowFacts().with(io.hongyan.core.flow.Field.ORDER_PAID, 9_900L);
        api.call("POST", "/api/v1/flows/mine/publish").send();
        in(c ->
                decider.decide(
                        c, List.of(new FlowDecider.Question(key, List.of(news), facts)), signed));
        return in(c ->
                        decider.decide(
                                c, List.of(new FlowDecider.Question(key, List.of(), facts)), NOON))
                .getFirst()
                .actions()
                .stream()
                .filter(action -> action.key().startsWith("mine/"))
                .toList();
    }

    private static JsonNode job(String flow, String job) {
        return api.call("GET", "/api/v1/flows/" + flow + "/backtests/" + job).send().json();
    }

    /** A parcel signed a day ago, its order paid with ¥99 then and with ¥1 since. */
    private static int past(Connection c, UUID parcel, Instant signed) throws SQLException {
        var order = UUID.randomUUID();
        Sql.update(
                c,
                """
                insert into parcel (merchant_id, parcel_id, carrier, number, order_id, bound_at,
                                    created_at, status, substatus, since)
                values (?, ?, 'YTO', 'YT1', ?, ?, ?, 'DELIVERED', 'DELIVERED.GENERAL', ?)
                """,
                api.merchant,
                parcel,
                order,
                signed,
                signed,
                signed);
        Sql.update(
                c,
                """
                insert into milestone (merchant_id, parcel_id, kind, occurrence, at, arrived_at, late)
                values (?, ?, 'parcel.delivered', 1, ?, ?, false)
                """,
                api.merchant,
                parcel,
                signed,
                signed);
        for (int version = 1; version <= 2; version++) {
            Sql.update(
                    c,
                    """
                    insert into order_version (merchant_id, order_id, version, at, paid, type,
                                               line_count, weight_g, province, city, coupons,
                                               problem_open)
                    values (?, ?, ?, ?, ?, 'NORMAL', 1, 500, '浙江', '杭州', '{}', false)
                    """,
                    api.merchant,
                    order,
                    version,
                    version == 1 ? signed.minusSeconds(60) : signed.plusSeconds(60),
                    version == 1 ? 9_900L : 100L);
        }
        return 2;
    }

    private static String body(String yaml) {
        return JSON.writeValueAsString(Map.of("yaml", yaml));
    }

    private static <T> T in(Work<T> work) {
        return api.database.transact(api.merchant, work::run);
    }

    private interface Work<T> {
        T run(Connection c) throws SQLException;
    }
}
