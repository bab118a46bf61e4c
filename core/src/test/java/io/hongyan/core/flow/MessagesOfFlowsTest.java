package io.hongyan.core.flow;

import static io.hongyan.core.flow.FlowFixtures.NOON;
import static io.hongyan.core.flow.FlowFixtures.PARCEL;
import static io.hongyan.core.flow.FlowFixtures.facts;
import static io.hongyan.core.flow.FlowFixtures.flow;
import static io.hongyan.core.flow.FlowFixtures.index;
import static io.hongyan.core.flow.FlowFixtures.keys;
import static io.hongyan.core.flow.FlowFixtures.news;
import static io.hongyan.core.flow.FlowFixtures.send;
import static io.hongyan.core.flow.FlowFixtures.ticket;
import static io.hongyan.core.flow.FlowFixtures.whys;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesOfFlowsTest {

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
}
