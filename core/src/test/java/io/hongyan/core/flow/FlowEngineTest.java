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
import io.hongyan.core.message.QuietHours;
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
    void aParcelGetsOneMessageForAPurposeWhicheverFlowSendsIt() {
        var flows =
                List.of(
                        flow("a", Trigger.PARCEL_DEPOSITED, send("PICKUP")),
                        flow("b", Trigger.PARCEL_DEPOSITED, send("PICKUP")));

        var decision =
                FlowEngine.on(
                        new Situation(
                                index(flows.toArray(Flow[]::new)),
                                PARCEL,
                                facts(),
                                Allowance.UNLIMITED,
                                NOON),
                        SubjectState.EMPTY,
                        List.of(news(Trigger.PARCEL_DEPOSITED, 1, NOON)));

        assertThat(keys(decision)).singleElement().asString().startsWith("a/");
        assertThat(whys(decision)).containsExactly(Why.PURPOSE_SENT);
        assertThat(decision.actions().getFirst().receipt())
                .contains("\"what\":\"b/send-PICKUP\"", "PURPOSE_SENT");
    }

    @Test
    void aParcelGetsAtMostFourProgressMessagesButApologiesAndCareStill() {
        var all =
                flow(
                        "all",
                        Trigger.PARCEL_DELIVERED,
                        send("SHIPPED"),
                        send("TRANSIT"),
                        send("DELIVERY"),
                        send("PICKUP"),
                        send("ALERT"),
                        send("APOLOGY"),
                        send("CARE"));

        var decision = on(all, SubjectState.EMPTY, news(Trigger.PARCEL_DELIVERED, 1, NOON));

        assertThat(decision.actions())
                .extracting(action -> action.guard().purpose())
                .containsExactly("SHIPPED", "TRANSIT", "DELIVERY", "PICKUP", "APOLOGY", "CARE");
        assertThat(whys(decision)).containsExactly(Why.PROGRESS_FULL);
    }

    @Test
    void ofSeveralMilestonesInOnePushOnlyTheNewestTellsProgress() {
        var flows =
                index(
                        flow("shipped", Trigger.PARCEL_PICKED_UP, send("SHIPPED")),
                        flow("city", Trigger.PARCEL_REACHED_CITY, send("TRANSIT")),
                        flow("moving", Trigger.PARCEL_MOVING, ticket("moving")));
        var push =
                List.of(
                        news(Trigger.PARCEL_PICKED_UP, 1, NOON),
                        news(Trigger.PARCEL_REACHED_CITY, 1, NOON.plusSeconds(60)),
                        news(Trigger.PARCEL_MOVING, 1, NOON.plusSeconds(90)));

        var decision =
                FlowEngine.on(
                        new Situation(
                                flows, PARCEL, facts(), Allowance.UNLIMITED, NOON.plusSeconds(100)),
                        SubjectState.EMPTY,
                        push);

        assertThat(keys(decision))
                .extracting(key -> key.substring(0, key.indexOf('/')))
                .containsExactly("city", "moving");
        assertThat(whys(decision)).containsExactly(Why.NEWER_PROGRESS);
    }

    @Test
    void aMessageThatNoLongerFitsWhereTheParcelStandsIsNotDecided() {
        var decision =
                FlowEngine.on(
                        new Situation(
                                index(
                                        flow(
                                                "out",
                                                Trigger.PARCEL_OUT_FOR_DELIVERY,
                                                send("DELIVERY"))),
                                PARCEL,
                                facts("parcel.status", "DELIVERED"),
                                Allowance.UNLIMITED,
                                NOON),
                        SubjectState.EMPTY,
                        List.of(news(Trigger.PARCEL_OUT_FOR_DELIVERY, 1, NOON)));

        assertThat(decision.actions()).isEmpty();
        assertThat(whys(decision)).containsExactly(Why.STANDING);
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
    void nothingPleasantGoesOutWhileAProblemIsOpen() {
        var coupon = new Step.Coupon("coupon", "", "", 1_000, null, Duration.ofDays(30), false);
        var amends = new Step.Coupon("amends", "", "", 500, null, Duration.ofDays(30), true);

        var decision =
                FlowEngine.on(
                        new Situation(
                                index(
                                        flow(
                                                "f",
                                                Trigger.PARCEL_DELIVERED,
                                                send("CARE"),
                                                coupon,
                                                amends)),
                                PARCEL,
                                facts("order.problemOpen", true),
                                Allowance.UNLIMITED,
                                NOON),
                        SubjectState.EMPTY,
                        List.of(news(Trigger.PARCEL_DELIVERED, 1, NOON)));

        assertThat(keys(decision)).singleElement().asString().endsWith("/amends");
        assertThat(whys(decision)).containsExactly(Why.OPEN_PROBLEM, Why.OPEN_PROBLEM);
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
    void theReceiptNamesFactsVersionClauseAndAlternatives() {
        var decision = on(DAMAGED, SubjectState.EMPTY, anomaly("DAMAGED", NOON));

        assertThat(decision.actions().getFirst().receipt())
                .contains("\"flow\":\"damaged\"", "\"version\":1", "\"occurrence\":\"DAMAGED#1\"")
                .contains("\"anomaly.type\":\"DAMAGED\"", "\"order.paid\":12900")
                .contains("\"clause\":\"anomaly.type == \\\"DAMAGED\\\" && order.paid >= 2000\"")
                .contains("\"human\":\"desk\"");
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
