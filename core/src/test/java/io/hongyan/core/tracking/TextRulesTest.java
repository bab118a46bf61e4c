package io.hongyan.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextRulesTest {

    static final TextRules RULES = TextRules.parse(Tables.text("text-rules.tsv"));

    static Stream<TextRule> rules() {
        return RULES.rules().stream();
    }

    /** Of the same sort: a status is beaten by a status, a reason by a reason. */
    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleDecidesTheCaseThatAskedForIt(TextRule rule) {
        var sort = rule.says().getClass();
        var winner =
                RULES.matches(FoldedText.of(rule.example())).stream()
                        .filter(match -> match.rule().says().getClass() == sort)
                        .findFirst()
                        .orElseThrow();

        assertThat(winner.rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noRuleKnowsASentenceByHeart(TextRule rule) {
        for (var chain : TextPattern.parse(rule.when().pattern()).chains()) {
            assertThat(chain.words())
                    .allSatisfy(word ->
                            assertThat(word.length())
                                    .isLessThanOrEqualTo(word.charAt(0) < 0x80 ? 34 : 8));
        }
    }

    @Test
    void aGapIsBoundedAndEndsWithTheSentence() {
        assertThat(matches("退回…{4}签收", "退回件已签收")).isTrue();
        assertThat(matches("退回…{4}签收", "退回件在路上又走了很久才签收")).isFalse();
        assertThat(matches("退回…签收", "退回。已签收")).isFalse();
    }

    @Test
    void groupsAnchorsAndWholeWords() {
        assertThat(matches("(未|待)(签收|妥投)", "尚未妥投")).isTrue();
        assertThat(matches("^到|到$", "送到了")).isFalse();
        assertThat(matches("^到|到$", "到了")).isTrue();
        assertThat(matches("left in_", "Left Indianapolis facility")).isFalse();
        assertThat(matches("deliver", "undelivered")).isFalse();
    }

    @Test
    void whatIsWrittenInAnotherWayIsRead() {
        assertThat(matches("快件到达[", "快件 到達 〔雁栖〕")).isTrue();
        assertThat(matches("out for delivery", "ＯＵＴ  for\u200B Delivery")).isTrue();
        assertThat(matches("签收", "⽤户签收")).isTrue();
    }

    @Test
    void aRuleThatSaysNothingIsRefusedWithItsLine() {
        var wrong = "# version: 1\norder\tsays\tpattern\tnot\tunless\texample\n1\tDONE\ta\t\t\ta\n";

        assertThatThrownBy(() -> TextRules.parse(wrong)).hasMessageContaining("line 3");
    }

    @Test
    void aBrokenPatternIsRefused() {
        for (var pattern : List.of("a)b", "a……b", "")) {
            assertThatThrownBy(() -> TextPattern.parse(pattern))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static boolean matches(String pattern, String text) {
        var table =
                "# version: 1\norder\tsays\tpattern\tnot\tunless\texample\n1\tDELIVERED.GENERAL\t"
                        + pattern
                        + "\t\t\t-\n";
        return !TextRules.parse(table).matches(FoldedText.of(text)).isEmpty();
    }
}
