package io.hongyan.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.flow.Pause;
import io.hongyan.core.flow.Step;
import io.hongyan.core.flow.Trigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlowReaderTest {

    static final FlowReader READER = new FlowReader(new Conditions(), BuiltIns.templates());

    static final String GOOD =
            """
            flow: damaged
            name: 破损
            on: parcel.anomaly_opened
            when: anomaly.type == "DAMAGED" && order.paid >= yuan(20)
            once: parcel
            limits: {perDay: 200, budgetPerDay: 500000}
            do:
              - send: {template: damaged-apology, channels: [wechat, sms]}
              - claim: {reason: DAMAGED, atMost: 50000, approveAbove: 10000}
              - wait: {for: claim.paid, atMost: P7D}
              - branch:
                  - when: wait.came && claim.amount > 0
                    do: [{send: {template: claim-paid}}]
                  - do: [{ticket: {title: 破损理赔七天未结}}]
            """;

    @Test
    void readsTheFlowOfTheDesign() {
        var flow = READER.read(GOOD).good();

        assertThat(flow.on()).isEqualTo(Trigger.PARCEL_ANOMALY_OPENED);
        assertThat(flow.limits().perDay()).isEqualTo(200);
        assertThat(flow.steps())
                .extracting(Step::id)
                .containsExactly("send", "claim", "wait", "branch");
        assertThat(flow.steps().get(2))
                .isEqualTo(
                        new Step.Wait(
                                "wait",
                                "",
                                new Pause.News(Trigger.CLAIM_PAID, Duration.ofDays(7))));
        assertThat(((Step.Branch) flow.steps().get(3)).arms().getFirst().steps())
                .extracting(Step::id)
                .containsExactly("send-2");
    }

    static List<List<String>> mistakes() {
        return List.of(
                mistake("name: 破损", "nmae: 破损", "2:1 key.unknown_did_you_mean"),
                mistake(
                        "on: parcel.anomaly_opened",
                        "on: parcel.anomaly_open",
                        "3:5 trigger.unknown_did_you_mean"),
                mistake("order.paid", "order.payd", "4:36 cel.field_unknown_did_you_mean"),
                mistake("yuan(20)", "\"20\"", "4:47 cel.types"),
                mistake(" && order.paid >= yuan(20)", " && ", "4:35 cel.syntax"),
                mistake("anomaly.type ==", "claim.state ==", "4:7 cel.field_not_here"),
                mistake("yuan(20)", "fen(20)", "4:50 cel.function_unknown"),
                mistake(
                        "anomaly.type == \"DAMAGED\" && order.paid >= yuan(20)",
                        "order.paid",
                        "4:7 cel.not_truth"),
                mistake("once: parcel", "once: daily", "5:7 value.not_one_of"),
                mistake("perDay: 200", "perDay: 2.5", "6:18 value.not_whole"),
                mistake("budgetPerDay: 500000", "budgetPerDay: -1", "6:37 value.out_of_range"),
                mistake(
                        "template: damaged-apology",
                        "template: damage-apology",
                        "8:22 template.unknown_did_you_mean"),
                mistake("[wechat, sms]", "[wechat, fax]", "8:58 value.not_one_of"),
                mistake(
                        "template: damaged-apology",
                        "template: claim-paid",
                        "8:22 template.variable_not_here"),
                mistake(
                        "- send: {template: damaged",
                        "- sned: {template: damaged",
                        "8:5 step.unknown_did_you_mean"),
                mistake("approveAbove: 10000", "approveAbove: 60000", "9:59 claim.approve_above"),
                mistake(", atMost: P7D", "", "10:11 wait.at_most"),
                mistake("atMost: P7D", "atMost: 7d", "10:37 value.not_duration"),
                mistake("for: claim.paid", "for: member.tier_changed", "10:17 wait.subject"),
                mistake("wait.came &&", "wait.cane &&", "12:15 cel.field_unknown_did_you_mean"),
                mistake("title: 破损理赔七天未结", "priority: high", "14:23 key.missing"),
                mistake("- wait: {", "- wait: [", "10:40 yaml.syntax"));
    }

    private static List<String> mistake(String right, String wrong, String expected) {
        assertThat(GOOD).contains(right);
        return List.of(GOOD.replace(right, wrong), expected);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhereAMistakeIsAndWhat(List<String> mistake) {
        var reading = READER.read(mistake.getFirst());

        assertThat(reading.flow()).isNull();
        assertThat(reading.problems())
                .extracting(p -> p.line() + ":" + p.column() + " " + p.code())
                .contains(mistake.getLast());
        assertThat(reading.problems())
                .allSatisfy(p -> assertThat(p.message("zh")).matches(".*[\\u4e00-\\u9fff].*"))
                .allSatisfy(p -> assertThat(p.message("en")).doesNotMatch(".*[\\u4e00-\\u9fff].*"));
    }

    @Test
    void oneLookFindsAllMistakes() {
        var reading =
                READER.read(
                        """
                        flow: Bad Id
                        on: parcel.delivered
                        do:
                          - ticket: {}
                          - tag: {add: a, remove: b}
                          - points: {}
                          - stop
                          - tag: {add: a}
                        """);

        assertThat(reading.problems())
                .extracting(FlowProblem::code)
                .containsExactly(
                        "key.missing",
                        "flow.id",
                        "key.missing",
                        "tag.what",
                        "points.what",
                        "step.unreachable");
    }

    @Test
    void saysInBothLanguagesWhatWasMeant() {
        var problem = READER.read(GOOD.replace("order.paid", "order.payd")).problems().getFirst();

        assertThat(problem.message("zh")).isEqualTo("没有字段「order.payd」,您要写的是「order.paid」吗");
        assertThat(problem.message("en"))
                .isEqualTo("There is no field \"order.payd\"; did you mean \"order.paid\"?");
    }

    @Test
    void placesAreRightInAnyStyleOfWriting() {
        var folded =
                GOOD.replace(
                        "when: anomaly.type == \"DAMAGED\" && order.paid >= yuan(20)",
                        "when: >\n  anomaly.type == \"DAMAGED\"\n  && order.payd >= 1");
        var literal = folded.replace("when: >", "when: |");
        var quoted =
                GOOD.replace(
                        "anomaly.type == \"DAMAGED\" && order.paid >= yuan(20)",
                        "\"anomaly.type == \\\"DAMAGED\\\" && order.payd >= 1\"");

        assertThat(places(folded)).containsExactly("6:6");
        assertThat(places(literal)).containsExactly("6:6");
        assertThat(places(quoted)).containsExactly("4:39");
    }

    private static List<String> places(String yaml) {
        return READER.read(yaml).problems().stream().map(p -> p.line() + ":" + p.column()).toList();
    }

    @Test
    void approvalsNeverSayYesByThemselves() {
        var yaml =
                """
                flow: asked
                name: 审批
                on: parcel.anomaly_opened
                do:
                  - approve: {title: 赔付, onTimeout: approve}
                """;

        assertThat(READER.read(yaml).problems())
                .extracting(FlowProblem::code)
                .containsExactly("approve.never_yes");
    }

    @Test
    void hostileFilesAreRefusedWithAReason() {
        var bomb = "a: &a [x,x]\nb: &b [*a,*a]\nflow: [*b,*b]\n";
        var deep = "do: " + "[".repeat(500) + "]".repeat(500);
        var huge = "name: " + "鸿".repeat(200_000);

        assertThat(READER.read(bomb).problems()).isNotEmpty();
        assertThat(READER.read(deep).problems())
                .extracting(FlowProblem::code)
                .containsExactly("yaml.syntax");
        assertThat(READER.read(huge).problems())
                .extracting(FlowProblem::code)
                .containsExactly("yaml.too_big");
        assertThat(READER.read("").problems())
                .extracting(FlowProblem::code)
                .containsExactly("yaml.empty");
        assertThat(READER.read("!!javax.script.ScriptEngineManager [x]").flow()).isNull();
    }

    @Test
    void bothLanguagesHaveTheSameMessages() {
        assertThat(ProblemMessages.of("zh").codes())
                .containsExactlyInAnyOrderElementsOf(ProblemMessages.of("en").codes());
    }
}
