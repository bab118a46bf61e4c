package io.hongyan.core.flow;

import static io.hongyan.core.flow.FlowFixtures.NOON;
import static io.hongyan.core.flow.FlowFixtures.PARCEL;
import static io.hongyan.core.flow.FlowFixtures.anomaly;
import static io.hongyan.core.flow.FlowFixtures.arm;
import static io.hongyan.core.flow.FlowFixtures.branch;
import static io.hongyan.core.flow.FlowFixtures.claim;
import static io.hongyan.core.flow.FlowFixtures.facts;
import static io.hongyan.core.flow.FlowFixtures.flow;
import static io.hongyan.core.flow.FlowFixtures.index;
import static io.hongyan.core.flow.FlowFixtures.keys;
import static io.hongyan.core.flow.FlowFixtures.kinds;
import static io.hongyan.core.flow.FlowFixtures.limited;
import static io.hongyan.core.flow.FlowFixtures.news;
import static io.hongyan.core.flow.FlowFixtures.once;
import static io.hongyan.core.flow.FlowFixtures.send;
import static io.hongyan.core.flow.FlowFixtures.ticket;
import static io.hongyan.core.flow.FlowFixtures.waitFor;
import static io.hongyan.core.flow.FlowFixtures.when;
import static io.hongyan.core.flow.FlowFixtures.whys;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.message.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlowEngineTest {

    static final Flow DAMAGED =
            when(
                    flow(
                            "damaged",
                            Trigger.PARCEL_ANOMALY_OPENED,
                            send("APOLOGY"),
                            claim(50_000L),
                            waitFor(new Pause.News(Trigger.CLAIM_PAID, Duration.ofDays(7))),
                            branch(arm("wait.came", send("CLAIM")), arm(null, ticket("late")))),
                    "anomaly.type == \"DAMAGED\" && order.paid >= 2000");

    @Test
    void damageLeadsToOneApologyAndAClaimUnderStableKeys() {
        var decision = on(DAMAGED, SubjectState.EMPTY, anomaly("DAMAGED", NOON));

        assertThat(kinds(decision)).containsExactly("message", "claim");
        assertThat(keys(decision))
                .containsExactly(
                        "damaged/" + PARCEL.wireName() + "/DAMAGED#1/send-APOLOGY",
                        "damaged/" + PARCEL.wireName() + "/DAMAGED#1/claim");
        assertThat(decision.actions().getLast().body())
                .contains("\"reason\":\"DAMAGED\"", "\"atMost\":50000", "\"approveAbove\":10000");
        assertThat(decision.wakeAt()).isEqualTo(NOON.plus(Duration.ofDays(7)));
    }

    @Test
    void theSameNewsTwiceChangesNothing() {
        var first = on(DAMAGED, SubjectState.EMPTY, anomaly("DAMAGED", NOON));

        var second = on(DAMAGED, first.state(), anomaly("DAMAGED", NOON));

        assertThat(second.actions()).isEmpty();
        assertThat(second.state()).isSameAs(first.state());
        assertThat(whys(second)).containsExactly(Why.ONCE);
    }

    @Test
    void whatHangsOnASigningSaysSo() {
        var points =
                flow(
                        "points",
                        Trigger.PARCEL_DELIVERED,
                        new Step.Points("points", "", null, "on-time"));

        var decision = on(points, SubjectState.EMPTY, news(Trigger.PARCEL_DELIVERED, 1, NOON));

        assertThat(decision.actions().getFirst().guard().group()).isEqualTo("parcel.delivered");
    }

    @Test
    void limitsAreTakenFromTheAllowanceAndWhatIsNotLeftIsNotDone() {
        var limits = new Limits(10L, 40_000L, 100);
        var flows = index(limited(DAMAGED, 100, limits));
        var asked = new ArrayList<String>();
        Allowance allowance =
                (flow, limit, amount) -> {
                    asked.add(limit + "=" + amount);
                    return !limit.equals(Limits.BUDGET);
                };

        var decision =
                FlowEngine.on(
                        new Situation(flows, PARCEL, facts("order.paid", 12_900L), allowance, NOON),
                        SubjectState.EMPTY,
                        List.of(anomaly("DAMAGED", NOON)));

        assertThat(asked).containsExactly("perDay=1", "brake=1", "budgetPerDay=12900");
        assertThat(kinds(decision)).containsExactly("message");
        assertThat(whys(decision)).containsExactly(Why.BUDGET);
    }

    @Test
    void aStagedRolloutPicksTheSameShareEachTime() {
        var flows = index(limited(flow("f", Trigger.PARCEL_BOUND, ticket("t")), 20, Limits.NONE));

        var included =
                IntStream.range(0, 10_000)
                        .filter(i ->
                                !FlowEngine.on(
                                                new Situation(
                                                        flows,
                                                        Subject.parcel(new UUID(i, 31L * i)),
                                                        facts(),
                                                        Allowance.UNLIMITED,
                                                        NOON),
                                                SubjectState.EMPTY,
                                                List.of(news(Trigger.PARCEL_BOUND, 1, NOON)))
                                        .actions()
                                        .isEmpty())
                        .count();

        assertThat(included).isBetween(1_800L, 2_200L);
    }

    @Test
    void aCooldownHoldsBackTheNextStartOnly() {
        var alarm =
                once(
                        flow("alarm", Trigger.PARCEL_DELIVERY_FAILED, ticket("t")),
                        Once.OCCURRENCE,
                        Duration.ofHours(24));
        var first = on(alarm, SubjectState.EMPTY, news(Trigger.PARCEL_DELIVERY_FAILED, 1, NOON));

        var soon = onAt(alarm, first.state(), 2, NOON.plus(Duration.ofHours(23)));
        var later = onAt(alarm, first.state(), 2, NOON.plus(Duration.ofHours(24)));

        assertThat(whys(soon)).containsExactly(Why.COOLDOWN);
        assertThat(later.actions()).hasSize(1);
    }

    @Test
    void onceAnOrderStandsInTheKeySoThatItsParcelsShareIt() {
        var order = UUID.fromString("01935000-0000-7000-8000-00000000000a");
        var flows = index(once(flow("f", Trigger.PARCEL_BOUND, ticket("t")), Once.ORDER, null));

        var decision =
                FlowEngine.on(
                        new Situation(
                                flows,
                                PARCEL,
                                facts("order.id", order.toString()),
                                Allowance.UNLIMITED,
                                NOON),
                        SubjectState.EMPTY,
                        List.of(news(Trigger.PARCEL_BOUND, 1, NOON)));

        assertThat(keys(decision)).containsExactly("f/order:" + order + "/once/ticket-t");
        assertThat(decision.actions().getFirst().subject().kind()).isEqualTo(SubjectKind.ORDER);
        assertThat(decision.actions().getFirst().body()).contains(PARCEL.id().toString());
    }

    @Test
    void tagsAreSeenAtOnceAndRemembered() {
        var flows =
                flow(
                        "f",
                        Trigger.PARCEL_BOUND,
                        new Step.Tag("tag", "", "重点", false),
                        branch(arm("\"重点\" in parcel.tags", ticket("seen"))));

        var decision = on(flows, SubjectState.EMPTY, news(Trigger.PARCEL_BOUND, 1, NOON));

        assertThat(kinds(decision)).containsExactly("tag", "ticket");
        assertThat(decision.state().tags()).containsExactly("重点");
    }

    @Test
    void aFactThatIsNotKnownNeverMakesAConditionHold() {
        var decision =
                FlowEngine.on(
                        new Situation(index(DAMAGED), PARCEL, facts(), Allowance.UNLIMITED, NOON),
                        SubjectState.EMPTY,
                        List.of(anomaly("DAMAGED", NOON)));

        assertThat(decision.actions()).isEmpty();
        assertThat(decision.skipped())
                .containsExactly(
                        new Skipped("damaged", "DAMAGED#1", "", Why.FACT_UNKNOWN, "order.paid"));
    }

    @Test
    void freeTextsAreNeitherKeptNorPutInReceipts() {
        var flows =
                when(
                        flow(
                                "f",
                                Trigger.PARCEL_DELIVERED,
                                ticket("t"),
                                waitFor(new Pause.Delay(Duration.ofHours(2)))),
                        "milestone.text != \"x\"");
        var signed =
                new Occurrence(
                        "parcel.delivered",
                        "delivered#1",
                        NOON,
                        Map.of("milestone.text", "张三 13800138000"));

        var decision = on(flows, SubjectState.EMPTY, signed);

        assertThat(decision.toString()).doesNotContain("张三").doesNotContain("13800138000");
        assertThat(decision.actions()).hasSize(1);
    }

    @Test
    void newsThatNoFlowWantsCostsNothing() {
        var state = SubjectState.EMPTY;

        var decision = on(DAMAGED, state, anomaly("MISSORTED", NOON));

        assertThat(decision.state()).isSameAs(state);
        assertThat(decision.skipped()).isEmpty();
        assertThat(Purpose.values()).hasSize(9);
    }

    private static Decision on(Flow flow, SubjectState state, Occurrence news) {
        return FlowEngine.on(
                new Situation(
                        index(flow),
                        PARCEL,
                        facts("order.paid", 12_900L, "member.orders", 3L),
                        Allowance.UNLIMITED,
                        news.at()),
                state,
                List.of(news));
    }

    private static Decision onAt(Flow flow, SubjectState state, int number, Instant at) {
        return on(flow, state, news(Trigger.PARCEL_DELIVERY_FAILED, number, at));
    }
}
