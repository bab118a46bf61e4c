package io.hongyan.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.flow.Condition;
import io.hongyan.core.flow.Flow;
import io.hongyan.core.flow.Limits;
import io.hongyan.core.flow.Once;
import io.hongyan.core.flow.Pause;
import io.hongyan.core.flow.Step;
import io.hongyan.core.flow.Trigger;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FlowRoundTripTest {

    static final FlowReader READER = new FlowReader(new Conditions(), BuiltIns.templates());

    static final Conditions COMPILER = new Conditions();

    static final List<String> TEXTS =
            List.of(
                    "破损",
                    "it's",
                    "a: b",
                    "- x",
                    "#1",
                    "yes",
                    "第一行\n第二行",
                    "\"引号\"",
                    " 空格 ",
                    "😀",
                    "100%",
                    "{{x}}",
                    "~",
                    "\t",
                    "&a *b !c",
                    "-1",
                    "键: [值]");

    static final List<String> CONDITIONS =
            List.of(
                    "order.paid >= 2000",
                    "parcel.carrier in [\"YTO\", 'ZTO']",
                    "!(order.problemOpen) && member.tier == \"金卡\"",
                    "hours(now - parcel.boundAt) > 48 || parcel.attempts >= 2");

    @RepeatedTest(300)
    void whatIsWrittenIsReadAsTheSameFlow(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var flow = new Generator(random).flow();

        var yaml = FlowWriter.write(flow);
        var reading = READER.read(yaml);

        assertThat(reading.problems()).as(yaml).isEmpty();
        assertThat(reading.flow()).as(yaml).isEqualTo(flow);
        assertThat(FlowWriter.write(reading.good())).isEqualTo(yaml);
    }

    @Test
    void theBuiltInFlowsSurviveTheWayRound() {
        assertThat(BuiltIns.flowTexts())
                .allSatisfy(text -> {
                    var flow = READER.read(text).good();
                    assertThat(READER.read(FlowWriter.write(flow)).flow()).isEqualTo(flow);
                });
    }

    /** Flows of all kinds of steps, with awkward texts. */
    static final class Generator {

        private final Random random;
        private final Map<String, Integer> counted = new HashMap<>();
        private int left = 20;

        Generator(Random random) {
            this.random = random;
        }

        Flow flow() {
            return new Flow(
                    "flow-" + random.nextInt(100),
                    1,
                    text(),
                    random.nextBoolean() ? "" : text(),
                    Trigger.PARCEL_DELIVERED,
                    random.nextBoolean() ? null : condition(),
                    one(List.of(Once.values())),
                    random.nextBoolean() ? null : Duration.ofMinutes(1 + random.nextInt(9_999)),
                    random.nextBoolean() ? 100 : random.nextInt(100),
                    new Limits(maybe(1_000), maybe(10_000), 1 + random.nextInt(10_000)),
                    steps(0));
        }

        private List<Step> steps(int depth) {
            var steps = new ArrayList<Step>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count && left > 0; i++) {
                left--;
                steps.add(step(depth));
            }
            return steps.isEmpty() ? List.of(tag()) : steps;
        }

        private Step step(int depth) {
            return switch (random.nextInt(depth < 3 ? 11 : 9)) {
                case 0 -> send();
                case 1 -> new Step.Claim(id("claim"), note(), "LOST", 5_000L, maybe(5_000));
                case 2 ->
                        new Step.Coupon(
                                id("coupon"),
                                note(),
                                random.nextBoolean() ? "" : text(),
                                1 + random.nextInt(5_000),
                                maybe(9_000),
                                Duration.ofDays(1 + random.nextInt(90)),
                                random.nextBoolean());
                case 3 -> new Step.Points(id("points"), note(), null, "on-time");
                case 4 -> new Step.Tier(id("tier"), note(), text());
                case 5 ->
                        new Step.Ticket(
                                id("ticket"),
                                note(),
                                text(),
                                one(List.of(Step.Priority.values())),
                                random.nextBoolean() ? "" : text());
                case 6 -> new Step.Webhook(id("webhook"), note(), "", text());
                case 7 -> tag();
                case 8 -> new Step.Wait(id("wait"), note(), pause());
                case 9 -> branch(depth);
                default -> approve(depth);
            };
        }

        private Step send() {
            return new Step.Send(
                    id("send"),
                    note(),
                    "care-review",
                    random.nextBoolean() ? List.of() : List.of("sms", "wechat"),
                    random.nextBoolean(),
                    random.nextBoolean() ? null : Duration.ofHours(1 + random.nextInt(50)));
        }

        private Step tag() {
            return new Step.Tag(id("tag"), note(), text(), random.nextBoolean());
        }

        private Step branch(int depth) {
            var id = id("branch");
            var note = note();
            var first = new Step.Arm(condition(), steps(depth + 1));
            return new Step.Branch(
                    id,
                    note,
                    random.nextBoolean()
                            ? List.of(first)
                            : List.of(first, new Step.Arm(null, steps(depth + 1))));
        }

        private Step approve(int depth) {
            return new Step.Approve(
                    id("approve"),
                    note(),
                    text(),
                    "approver",
                    maybe(90_000),
                    Duration.ofHours(1 + random.nextInt(50)),
                    one(List.of(Step.OnTimeout.values())),
                    random.nextBoolean() ? List.of() : steps(depth + 1));
        }

        private Pause pause() {
            return switch (random.nextInt(3)) {
                case 0 -> new Pause.Delay(Duration.ofSeconds(1 + random.nextInt(100_000)));
                case 1 -> new Pause.News(Trigger.CLAIM_PAID, Duration.ofDays(7));
                default -> new Pause.Clock(LocalTime.of(random.nextInt(24), random.nextInt(60)));
            };
        }

        private String id(String kind) {
            int number = counted.merge(kind, 1, Integer::sum);
            if (random.nextInt(4) == 0) {
                return "own-" + kind + "-" + number;
            }
            return number == 1 ? kind : kind + "-" + number;
        }

        private String note() {
            return random.nextInt(3) == 0 ? text() : "";
        }

        private @Nullable Long maybe(int most) {
            return random.nextBoolean() ? null : Long.valueOf(1 + random.nextInt(most));
        }

        private String text() {
            return "文" + one(TEXTS) + (random.nextBoolean() ? "" : one(TEXTS));
        }

        private Condition condition() {
            return COMPILER.find(one(CONDITIONS), FlowFields.atStart(Trigger.PARCEL_DELIVERED))
                    .orElseThrow();
        }

        private <T> T one(List<T> items) {
            return items.get(random.nextInt(items.size()));
        }
    }
}
