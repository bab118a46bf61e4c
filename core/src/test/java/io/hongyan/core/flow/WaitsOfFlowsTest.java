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
import static io.hongyan.core.flow.FlowFixtures.news;
import static io.hongyan.core.flow.FlowFixtures.send;
import static io.hongyan.core.flow.FlowFixtures.ticket;
import static io.hongyan.core.flow.FlowFixtures.waitFor;
import static io.hongyan.core.flow.FlowFixtures.when;
import static io.hongyan.core.flow.FlowFixtures.whys;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.message.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitsOfFlowsTest {

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
    void theWaitEndsWithTheNewsAndTheFactsThatCameWithIt() {
        var waiting = on(DAMAGED, SubjectState.EMPTY, anomaly("DAMAGED", NOON)).state();
        var paid =
                new Occurrence(
                        "claim.paid",
                        "claim:1:paid",
                        NOON.plusSeconds(60),
                        Map.of("claim.amount", 8_900L));

        var decision = on(DAMAGED, waiting, paid);

        assertThat(keys(decision)).singleElement().asString().endsWith("DAMAGED#1/send-CLAIM");
        assertThat(decision.actions().getFirst().body()).contains("\"claim.amount\":8900");
        assertThat(decision.state().runs()).isEmpty();
        assertThat(on(DAMAGED, decision.state(), paid).actions()).isEmpty();
    }

    @Test
    void theWaitEndsByItsTimeAndNotBefore() {
        var waiting = on(DAMAGED, SubjectState.EMPTY, anomaly("DAMAGED", NOON));
        var due = NOON.plus(Duration.ofDays(7));

        var early = wake(DAMAGED, waiting.state(), due.minusMillis(1));
        var timely = wake(DAMAGED, waiting.state(), due);

        assertThat(early.actions()).isEmpty();
        assertThat(early.state()).isSameAs(waiting.state());
        assertThat(kinds(timely)).containsExactly("ticket");
        assertThat(timely.wakeAt()).isNull();
    }

    @Test
    void aWaitInsideABranchGoesOnInsideItAndThenBehindIt() {
        var nested =
                flow(
                        "nested",
                        Trigger.PARCEL_DELIVERED,
                        branch(
                                arm("member.orders > 5", ticket("loyal")),
                                arm(
                                        null,
                                        waitFor(new Pause.Delay(Duration.ofHours(2))),
                                        branch(
                                                arm(
                                                        "!wait.came",
                                                        waitFor(
                                                                new Pause.Delay(
                                                                        Duration.ofHours(1))),
                                                        ticket("inner"))),
                                        ticket("middle"))),
                        ticket("outer"));

        var first = on(nested, SubjectState.EMPTY, news(Trigger.PARCEL_DELIVERED, 1, NOON));
        var second = wake(nested, first.state(), NOON.plus(Duration.ofHours(2)));
        var third = wake(nested, second.state(), NOON.plus(Duration.ofHours(3)));

        assertThat(first.actions()).isEmpty();
        assertThat(second.actions()).isEmpty();
        assertThat(third.actions())
                .extracting(action -> action.key().substring(action.key().lastIndexOf('/') + 1))
                .containsExactly("ticket-inner", "ticket-middle", "ticket-outer");
    }

    @Test
    void aRunKeepsTheStepsOfTheVersionItBeganWith() {
        var waiting = on(DAMAGED, SubjectState.EMPTY, anomaly("DAMAGED", NOON)).state();
        var newer = flow("damaged", Trigger.PARCEL_ANOMALY_OPENED, ticket("new")).withVersion(2);
        var flows =
                new FlowIndex(
                        List.of(newer),
                        Map.of("damaged", Map.of(1, () -> DAMAGED)),
                        Map.of(),
                        QuietHours.USUAL);
        var due = NOON.plus(Duration.ofDays(7));

        var decision =
                FlowEngine.wake(
                        new Situation(flows, PARCEL, facts(), Allowance.UNLIMITED, due), waiting);

        assertThat(keys(decision)).singleElement().asString().endsWith("/ticket-late");
        assertThat(decision.actions().getFirst().receipt()).contains("\"version\":1");
    }

    @Test
    void deletingAFlowStopsWhatWaits() {
        var waiting = on(DAMAGED, SubjectState.EMPTY, anomaly("DAMAGED", NOON)).state();
        var due = NOON.plus(Duration.ofDays(7));

        var decision =
                FlowEngine.wake(
                        new Situation(index(), PARCEL, facts(), Allowance.UNLIMITED, due), waiting);

        assertThat(decision.actions()).isEmpty();
        assertThat(decision.state().runs()).isEmpty();
        assertThat(whys(decision)).containsExactly(Why.DELETED);
    }

    @Test
    void aDelayThatIsWokenLateDecidesAsOfTheTimeItWasDue() {
        var care =
                flow(
                        "care",
                        Trigger.PARCEL_DELIVERED,
                        waitFor(new Pause.Delay(Duration.ofHours(2))),
                        send("CARE"));
        var waiting = on(care, SubjectState.EMPTY, news(Trigger.PARCEL_DELIVERED, 1, NOON));

        var decision = wake(care, waiting.state(), NOON.plus(Duration.ofHours(2)));

        assertThat(decision.actions().getFirst().dueAt()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }

    @Test
    void aReversalEndsWaitsCancelsWhatHangsOnItAndLetsItStartAgain() {
        var care =
                flow(
                        "care",
                        Trigger.PARCEL_DELIVERED,
                        waitFor(new Pause.Delay(Duration.ofHours(2))),
                        send("CARE"));
        var signed = on(care, SubjectState.EMPTY, news(Trigger.PARCEL_DELIVERED, 1, NOON));

        var reversed =
                on(
                        care,
                        signed.state(),
                        news(Trigger.PARCEL_DELIVERY_REVERSED, 1, NOON.plusSeconds(60)));
        var again =
                on(
                        care,
                        reversed.state(),
                        news(Trigger.PARCEL_DELIVERED, 2, NOON.plusSeconds(120)));

        assertThat(reversed.cancelGroups()).containsExactly("parcel.delivered");
        assertThat(reversed.state().runs()).isEmpty();
        assertThat(again.state().runs()).hasSize(1);
    }

    @Test
    void onlyMarketingAndWhatAsksForItWaitForTheMorning() {
        var night = Instant.parse("2026-11-22T15:30:00Z");
        var morning = Instant.parse("2026-11-23T00:00:00Z");
        var flows =
                index(
                        flow(
                                "f",
                                Trigger.PARCEL_DELIVERED,
                                send("APOLOGY"),
                                new Step.Send("care", "", "CARE", List.of(), true, null),
                                send("SALE")));

        var decision =
                FlowEngine.on(
                        new Situation(flows, PARCEL, facts(), Allowance.UNLIMITED, night),
                        SubjectState.EMPTY,
                        List.of(news(Trigger.PARCEL_DELIVERED, 1, night)));

        assertThat(decision.actions())
                .extracting(action -> action.dueAt())
                .containsExactly(night, morning, morning);
        assertThat(decision.actions().get(1).until()).isEqualTo(morning.plus(Duration.ofHours(24)));
        assertThat(decision.actions().get(2).guard().marketing()).isTrue();
    }

    @Test
    void anApprovalIsWaitedForAndARefusalTakesTheOtherWay() {
        var approve =
                new Step.Approve(
                        "approve",
                        "",
                        "大额",
                        "approver",
                        90_000L,
                        Duration.ofDays(1),
                        Step.OnTimeout.REFUSE,
                        List.of(ticket("refused")));
        var asked = flow("asked", Trigger.PARCEL_ANOMALY_OPENED, approve, ticket("approved"));
        var waiting = on(asked, SubjectState.EMPTY, anomaly("LOST", NOON));
        var key = waiting.actions().getFirst().key();

        var yes = on(asked, waiting.state(), decided("approval.approved", key, "APPROVED"));
        var no = on(asked, waiting.state(), decided("approval.refused", key, "REFUSED"));
        var other = on(asked, waiting.state(), decided("approval.approved", "k", "APPROVED"));

        assertThat(kinds(waiting)).containsExactly("approve");
        assertThat(waiting.wakeAt()).isNull();
        assertThat(keys(yes)).singleElement().asString().endsWith("/ticket-approved");
        assertThat(keys(no)).singleElement().asString().endsWith("/ticket-refused");
        assertThat(other.actions()).isEmpty();
    }

    @Test
    void theReceiptNamesFactsVersionClauseAndAlternatives() {
        var decision = on(DAMAGED, SubjectState.EMPTY, anomaly("DAMAGED", NOON));

        assertThat(decision.actions().getFirst().receipt())
                .contains("\"flow\":\"damaged\"", "\"version\":1", "\"occurrence\":\"DAMAGED#1\"")
                .contains("\"anomaly.type\":\"DAMAGED\"", "\"order.paid\":12900")
                .contains("\"clause\":\"anomaly.type == \\\"DAMAGED\\\" && order.paid >= 2000\"")
                .contains("\"human\":\"desk\"");
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

    private static Decision wake(Flow flow, SubjectState state, Instant at) {
        return FlowEngine.wake(
                new Situation(
                        index(flow), PARCEL, facts("member.orders", 3L), Allowance.UNLIMITED, at),
                state);
    }

    private static Occurrence decided(String trigger, String key, String state) {
        return new Occurrence(
                trigger,
                "approval:" + key + ":" + state,
                NOON.plusSeconds(60),
                Map.of("approval.key", key, "approval.state", state));
    }
}
