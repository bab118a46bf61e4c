package io.hongyan.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.flow.Run;
import io.hongyan.core.flow.SubjectState;
import io.hongyan.core.flow.Trigger;
import io.hongyan.core.message.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubjectStateJsonTest {

    static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123Z");
    static final Subject PARCEL = new Subject(SubjectKind.PARCEL, new UUID(1, 2));

    static final SubjectState FULL =
            new SubjectState(
                    Map.of("a", NOON, "b|delivered#1", NOON.plusMillis(1)),
                    List.of(
                            run(new Run.Await.Time(), NOON),
                            run(new Run.Await.News(Trigger.CLAIM_PAID), NOON.plusMillis(7)),
                            run(new Run.Await.Decision("a/parcel:x/y/approve"), null)),
                    Map.of(Purpose.CARE, new SubjectState.Sent(NOON, "parcel.delivered")),
                    Set.of("重点", "\"引号\""));

    private static Run run(Run.Await await, @org.jspecify.annotations.Nullable Instant due) {
        return new Run(
                "a",
                3,
                new Run.Start(
                        Trigger.PARCEL_DELIVERED,
                        "delivered#1",
                        NOON,
                        PARCEL,
                        Map.of(
                                "anomaly.type",
                                "DAMAGED",
                                "claim.amount",
                                8_900L,
                                "milestone.at",
                                NOON,
                                "wait.came",
                                true),
                        List.of("delivered#1", "x")),
                List.of(2, 0, 1),
                await,
                due);
    }

    @Test
    void whatIsWrittenIsReadAsTheSameState() {
        assertThat(SubjectStateJson.read(SubjectStateJson.write(FULL))).isEqualTo(FULL);
    }

    @Test
    void theEmptyStateCostsNothing() {
        assertThat(SubjectStateJson.write(SubjectState.EMPTY)).isEmpty();
        assertThat(SubjectStateJson.read("")).isSameAs(SubjectState.EMPTY);
        assertThat(SubjectStateJson.read(null)).isSameAs(SubjectState.EMPTY);
    }

    @Test
    void whatALaterProgramWroteIsSkipped() {
        var text =
                """
                {"f":{"a":1},"new":{"x":[1,{}]},"s":{"CARE":[5,""],"NEWER":[6,""]},
                 "r":[{"f":"a","v":1,"on":"parcel.exploded","o":"x","at":1,"k":"parcel:00000000-0000-0001-0000-000000000002","p":[0],"z":[1]}]}
                """;

        var state = SubjectStateJson.read(text);

        assertThat(state.fired()).containsExactly(Map.entry("a", Instant.ofEpochMilli(1)));
        assertThat(state.sent()).containsOnlyKeys(Purpose.CARE);
        assertThat(state.runs()).isEmpty();
    }
}
