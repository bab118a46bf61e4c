package io.hongyan.core.aftersale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTest {

    @ParameterizedTest
    @CsvSource({"MINOR,2580", "MODERATE,6450", "SEVERE,10320", "TOTAL,12900"})
    void theDegreeOfDamageDecidesTheAmount(Degree degree, long expected) {
        var assessment = assess(LossFacts.of(ClaimReason.DAMAGED, 12_900).withDegree(degree));

        assertThat(assessment.amount()).isEqualTo(expected);
        assertThat(assessment.degree()).isEqualTo(degree);
    }

    @Test
    void theCalculationShowsEveryStep() {
        var assessment =
                Assessment.of(
                        AssessmentTable.USUAL,
                        LossFacts.of(ClaimReason.DAMAGED, 12_900).withDegree(Degree.SEVERE),
                        new Caps(5_000L, null));

        assertThat(assessment.lines())
                .containsExactly(
                        new Assessment.Line("goods_value", "商品价值(实付)", "¥129.00", 12_900),
                        new Assessment.Line("degree", "破损程度 严重", "80%", 10_320),
                        new Assessment.Line("limit", "不超过单笔上限", "¥2000.00", 10_320),
                        new Assessment.Line("at_most", "不超过流程上限", "¥50.00", 5_000));
        assertThat(assessment.amount()).isEqualTo(5_000);
        assertThat(assessment.needsApproval()).isFalse();
    }

    @Test
    void anUnseenDamageCountsAsTheUsualDegree() {
        assertThat(assess(LossFacts.of(ClaimReason.DAMAGED, 10_000)).amount()).isEqualTo(5_000);
    }

    @Test
    void aFlowMayAskEarlierButNeverLater() {
        var facts = LossFacts.of(ClaimReason.LOST, 9_000);

        assertThat(Assessment.of(AssessmentTable.USUAL, facts, new Caps(null, 5_000L)).approval())
                .containsExactly(Assessment.Approval.ABOVE_FLOW);
        assertThat(
                        Assessment.of(
                                        AssessmentTable.USUAL,
                                        LossFacts.of(ClaimReason.LOST, 90_000),
                                        new Caps(null, 1_000_000L))
                                .approval())
                .containsExactly(Assessment.Approval.ABOVE_POLICY);
    }

    @Test
    void claimsOfOneOrderNeverAddUpToMoreThanItsGoods() {
        var facts = LossFacts.of(ClaimReason.LOST, 10_000).afterGranting(7_500);

        assertThat(assess(facts).amount()).isEqualTo(2_500);
    }

    @Test
    void nothingToPayIsForAPersonToSay() {
        var assessment = assess(LossFacts.of(ClaimReason.LOST, 10_000).afterGranting(10_000));

        assertThat(assessment.amount()).isZero();
        assertThat(assessment.approval()).containsExactly(Assessment.Approval.NOTHING_TO_PAY);
    }

    @Test
    void aKnownShortageIsWorthWhatIsMissing() {
        var facts = new LossFacts(ClaimReason.SHORT, null, 30_000, 4_200L, null, 0, null);

        assertThat(assess(facts).amount()).isEqualTo(4_200);
        assertThat(assess(LossFacts.of(ClaimReason.SHORT, 30_000)).amount()).isEqualTo(9_000);
    }

    @Test
    void theMinimumNeverPaysMoreThanTheGoodsCost() {
        assertThat(assess(LossFacts.of(ClaimReason.DAMAGED, 150)).amount()).isEqualTo(150);
        assertThat(assess(LossFacts.of(ClaimReason.DAMAGED, 300)).amount()).isEqualTo(200);
    }

    @RepeatedTest(300)
    void whateverTheFactsTheAmountStaysInsideAllItsLimits(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var table = someTable(random);
        var facts = someFacts(random);
        var atMost = random.nextBoolean() ? null : random.nextLong(100_000);

        var assessment = Assessment.of(table, facts, new Caps(atMost, null));

        assertThat(assessment.amount()).isBetween(0L, table.limit());
        assertThat(assessment.amount() + facts.alreadyGranted())
                .isLessThanOrEqualTo(Math.max(facts.goodsValue(), facts.alreadyGranted()));
        if (atMost != null) {
            assertThat(assessment.amount()).isLessThanOrEqualTo(atMost);
        }
        assertThat(assessment.lines().getLast().amount()).isEqualTo(assessment.amount());
        assertThat(Assessment.of(table, facts, new Caps(atMost, null))).isEqualTo(assessment);
    }

    @Test
    void aTableHoldsAShareForEveryDegree() {
        assertThatThrownBy(() -> tableWith(Map.of(Degree.MINOR, 1_000)))
                .hasMessageContaining("no share for");
        assertThatThrownBy(() ->
                        tableWith(
                                Map.of(
                                        Degree.MINOR, 10_001,
                                        Degree.MODERATE, 1,
                                        Degree.SEVERE, 1,
                                        Degree.TOTAL, 1)))
                .hasMessageContaining("basis points");
    }

    @Test
    void anInsuredParcelIsRecoveredByItsDeclaredValue() {
        var facts = LossFacts.of(ClaimReason.DAMAGED, 50_000).insuredFor(30_000L);

        var recovery = RecoveryEstimate.of(AssessmentTable.USUAL, facts, Degree.SEVERE, null);

        assertThat(recovery.expected()).isEqualTo(24_000);
        assertThat(recovery.clause()).isEqualTo("PF-402");
    }

    @Test
    void anUninsuredParcelHasNoCapOfThreeTimesThePostage() {
        var facts = LossFacts.of(ClaimReason.LOST, 50_000).withFreight(1_200L);

        assertThat(RecoveryEstimate.of(AssessmentTable.USUAL, facts, Degree.TOTAL, null).expected())
                .isEqualTo(50_000);
        var contract = new CarrierContract("SF", 9, null, "合同 3.2");
        var agreed = RecoveryEstimate.of(AssessmentTable.USUAL, facts, Degree.TOTAL, contract);
        assertThat(agreed.expected()).isEqualTo(10_800);
        assertThat(agreed.lines())
                .extracting(Assessment.Line::code)
                .containsExactly("proven", "agreed");
    }

    private static Assessment assess(LossFacts facts) {
        return Assessment.of(AssessmentTable.USUAL, facts, Caps.NONE);
    }

    private static AssessmentTable tableWith(Map<Degree, Integer> damage) {
        return new AssessmentTable(1, damage, Degree.MINOR, 1, 1, 1, 1, 1, 1, 1, false);
    }

    private static AssessmentTable someTable(Random random) {
        return new AssessmentTable(
                random.nextInt(1, 9),
                Map.of(
                        Degree.MINOR, random.nextInt(10_001),
                        Degree.MODERATE, random.nextInt(10_001),
                        Degree.SEVERE, random.nextInt(10_001),
                        Degree.TOTAL, 10_000),
                Degree.MODERATE,
                random.nextInt(10_001),
                random.nextInt(10_001),
                random.nextInt(10_001),
                random.nextLong(5_000),
                random.nextLong(1_000),
                random.nextLong(1_000, 500_000),
                random.nextLong(50_000),
                random.nextBoolean());
    }

    private static LossFacts someFacts(Random random) {
        var reasons = List.of(ClaimReason.values());
        var goods = random.nextLong(200_000);
        return new LossFacts(
                reasons.get(random.nextInt(reasons.size())),
                random.nextBoolean() ? null : List.of(Degree.values()).get(random.nextInt(4)),
                goods,
                random.nextBoolean() ? null : random.nextLong(200_000),
                random.nextBoolean() ? null : random.nextLong(200_000),
                random.nextBoolean() ? 0 : random.nextLong(200_000),
                random.nextBoolean() ? null : random.nextLong(5_000));
    }
}
