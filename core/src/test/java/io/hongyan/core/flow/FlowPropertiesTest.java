package io.hongyan.core.flow;

import static io.hongyan.core.flow.FlowFixtures.NOON;
import static io.hongyan.core.flow.FlowFixtures.PARCEL;
import static io.hongyan.core.flow.FlowFixtures.arm;
import static io.hongyan.core.flow.FlowFixtures.branch;
import static io.hongyan.core.flow.FlowFixtures.facts;
import static io.hongyan.core.flow.FlowFixtures.flow;
import static io.hongyan.core.flow.FlowFixtures.index;
import static io.hongyan.core.flow.FlowFixtures.news;
import static io.hongyan.core.flow.FlowFixtures.once;
import static io.hongyan.core.flow.FlowFixtures.send;
import static io.hongyan.core.flow.FlowFixtures.ticket;
import static io.hongyan.core.flow.FlowFixtures.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.action.Action;
import io.hongyan.core.message.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for any flows and any news. */
class FlowPropertiesTest {

    static final List<Trigger> NEWS =
            List.of(
                    Trigger.PARCEL_PICKED_UP,
                    Trigger.PARCEL_REACHED_CITY,
                    Trigger.PARCEL_OUT_FOR_DELIVERY,
                    Trigger.PARCEL_DEPOSITED,
                    Trigger.PARCEL_DELIVERED,
                    Trigger.PARCEL_DELIVERY_REVERSED,
                    Trigger.CLAIM_PAID);

    @RepeatedTest(300)
    void theOrderOfNewsInsideABatchDoesNotMatter(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var flows = flows(random);
        var batch = batch(random);
        var shuffled = new ArrayList<>(batch);
        Collections.shuffle(shuffled, random);
        shuffled.addAll(batch.subList(0, batch.size() / 2));

        var inOrder = on(flows, SubjectState.EMPTY, batch);
        var anyOrder = on(flows, SubjectState.EMPTY, shuffled);

        assertThat(anyOrder).isEqualTo(inOrder);
    }

    @RepeatedTest(300)
    void nothingIsDoneTwiceHoweverOftenNewsComes(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var flows = flows(random);
        var keys = new ArrayList<String>();
        var purposes = new ArrayList<String>();
        var state = SubjectState.EMPTY;
        var past = new ArrayList<Occurrence>();
        for (int round = 0; round < 6; round++) {
            var batch = new ArrayList<>(batch(random));
            batch.removeIf(one -> one.trigger().equals("parcel.delivery_reversed"));
            past.addAll(batch);
            batch.addAll(past.subList(0, random.nextInt(past.size() + 1)));
            var decision = on(flows, state, batch);
            note(decision.actions(), keys, purposes);
            state = decision.state();
            var woken =
                    FlowEngine.wake(
                            situation(flows, NOON.plus(Duration.ofHours(3L * round))), state);
            note(woken.actions(), keys, purposes);
            state = woken.state();
        }

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(purposes).doesNotHaveDuplicates();
        assertThat(purposes.stream().filter(p -> Purpose.valueOf(p).isProgress()).count())
                .isLessThanOrEqualTo(Purpose.MOST_PROGRESS);
    }

    @RepeatedTest(100)
    void flowsThatNothingConcernsDoNotChangeTheOthers(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var flows = flows(random);
        var more = new ArrayList<>(flows);
        for (int i = 0; i < 50; i++) {
            more.add(
                    FlowFixtures.when(
                            flow("other" + i, Trigger.PARCEL_DELIVERED, send("CARE")),
                            "parcel.carrier == \"X" + i + "\""));
        }
        var batch = batch(random);

        assertThat(on(more, SubjectState.EMPTY, batch))
                .isEqualTo(on(flows, SubjectState.EMPTY, batch));
    }

    private static void note(List<Action> actions, List<String> keys, List<String> purposes) {
        for (var action : actions) {
            keys.add(action.key());
            if (action.kind().equals("message")) {
                purposes.add(action.guard().purpose());
            }
        }
    }

    private static Decision on(List<Flow> flows, SubjectState state, List<Occurrence> batch) {
        return FlowEngine.on(situation(flows, NOON.plusSeconds(600)), state, batch);
    }

    private static Situation situation(List<Flow> flows, Instant now) {
        return new Situation(
                index(flows.toArray(Flow[]::new)),
                PARCEL,
                facts("parcel.carrier", "YTO", "order.paid", 5_000L),
                Allowance.UNLIMITED,
                now);
    }

    private static List<Flow> flows(Random random) {
        var flows = new ArrayList<Flow>();
        for (int i = 0; i < 5; i++) {
            var trigger = NEWS.get(random.nextInt(NEWS.size()));
            var made = flow("f" + i, trigger, steps(random, 0).toArray(Step[]::new));
            flows.add(once(made, random.nextBoolean() ? Once.PARCEL : Once.OCCURRENCE, null));
        }
        return flows;
    }

    private static List<Step> steps(Random random, int depth) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            steps.add(step(random, depth, i));
        }
        return steps;
    }

    private static Step step(Random random, int depth, int number) {
        return switch (random.nextInt(depth < 2 ? 5 : 3)) {
            case 0 -> {
                var purposes = List.of(Purpose.values());
                var purpose = purposes.get(random.nextInt(purposes.size()));
                yield new Step.Send(
                        "s" + depth + number + random.nextInt(1_000_000),
                        "",
                        purpose.name(),
                        List.of(),
                        random.nextBoolean(),
                        null);
            }
            case 1 -> ticket("t" + depth + number + random.nextInt(1_000_000));
            case 2 -> waitFor(new Pause.Delay(Duration.ofHours(1 + random.nextInt(4))));
            case 3 ->
                    waitFor(
                            new Pause.News(
                                    NEWS.get(random.nextInt(NEWS.size())), Duration.ofHours(5)));
            default ->
                    branch(
                            arm("wait.came", steps(random, depth + 1).toArray(Step[]::new)),
                            arm(null, steps(random, depth + 1).toArray(Step[]::new)));
        };
    }

    private static List<Occurrence> batch(Random random) {
        var batch = new HashSet<Occurrence>();
        for (int i = 0; i < 4; i++) {
            batch.add(
                    news(
                            NEWS.get(random.nextInt(NEWS.size())),
                            1 + random.nextInt(2),
                            NOON.plusSeconds(random.nextInt(5) * 60L)));
        }
        return List.copyOf(batch);
    }
}
