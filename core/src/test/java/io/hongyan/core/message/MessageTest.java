package io.hongyan.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {

    @Test
    void variablesAreFilledInOnceAndValuesAreNeverReadAsTemplates() {
        var text = "运单 {{parcel.number}},预计 {{ parcel.expectedAt | 近日 }}送达";

        assertThat(TemplateText.render(text, Map.of("parcel.number", "$1{{order.paid}}")))
                .isEqualTo("运单 $1{{order.paid}},预计 近日送达");
    }

    @Test
    void aMissingVariableIsAnErrorAndNotAHole() {
        assertThatThrownBy(() -> TemplateText.render("{{claim.amount}}", Map.of()))
                .isInstanceOfSatisfying(
                        TemplateText.MissingVariable.class,
                        e -> assertThat(e.variable()).isEqualTo("claim.amount"));
    }

    @Test
    void bracesThatAreNoVariableAreFound() {
        assertThat(TemplateText.hasLooseBraces("{{parcel.number}} {{ 单号 }}")).isTrue();
        assertThat(TemplateText.hasLooseBraces("{{parcel.number|—}}")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T13:59:59Z, 2026-11-22T13:59:59Z",
        "2026-11-22T14:00:00Z, 2026-11-23T00:00:00Z",
        "2026-11-22T17:30:00Z, 2026-11-23T00:00:00Z",
        "2026-11-22T23:59:59Z, 2026-11-23T00:00:00Z",
        "2026-11-23T00:00:00Z, 2026-11-23T00:00:00Z"
    })
    void quietHoursEndInTheMorning(Instant moment, Instant expected) {
        assertThat(QuietHours.USUAL.after(moment)).isEqualTo(expected);
    }

    @Test
    void quietHoursMayLieWithinADay() {
        var siesta = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0), QuietHours.CHINA);

        assertThat(siesta.after(Instant.parse("2026-11-22T05:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-22T06:00:00Z"));
        assertThat(siesta.after(Instant.parse("2026-11-22T15:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-22T15:00:00Z"));
    }
}
