package io.hongyan.core.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.loyalty.TierProgramme.Cause;
import io.hongyan.core.loyalty.TierProgramme.Standing;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierProgrammeTest {

    static final TierProgramme BY_ON_TIME =
            new TierProgramme(
                    "on-time",
                    TierProgramme.Metric.ON_TIME_MONTH,
                    List.of(new Tier("白金会员", 3, 5)),
                    TierProgramme.Validity.END_OF_NEXT_MONTH,
                    0,
                    0,
                    TierProgramme.Downgrade.BY_METRIC);

    @Test
    void theFifthOnTimeParcelGivesTheTierUntilTheEndOfTheNextMonth() {
        var today = LocalDate.of(2026, 11, 24);

        assertThat(BY_ON_TIME.look(Standing.NONE, 4, Cause.PROGRESS, today)).isEmpty();
        var step = BY_ON_TIME.look(Standing.NONE, 5, Cause.PROGRESS, today).orElseThrow();

        assertThat(step.after()).isEqualTo(new Standing(3, today, LocalDate.of(2027, 1, 1), null));
    }

    @Test
    void aGrantedTierOutlivesTheReversalOfTheParcelThatEarnedIt() {
        var standing = new Standing(3, LocalDate.of(2026, 11, 24), LocalDate.of(2027, 1, 1), null);

        assertThat(BY_ON_TIME.look(standing, 4, Cause.REFUND, LocalDate.of(2026, 11, 25)))
                .isEmpty();
    }

    @Test
    void fiveMoreInTheNextMonthCarryItOneMonthFurther() {
        var standing = new Standing(3, LocalDate.of(2026, 11, 24), LocalDate.of(2027, 1, 1), null);
        var december = LocalDate.of(2026, 12, 20);

        var step = BY_ON_TIME.look(standing, 5, Cause.PROGRESS, december).orElseThrow();

        assertThat(step.after().until()).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(BY_ON_TIME.look(step.after(), 6, Cause.PROGRESS, december)).isEmpty();
    }

    @Test
    void withoutThemItEndsWithTheMonth() {
        var standing = new Standing(3, LocalDate.of(2026, 11, 24), LocalDate.of(2027, 1, 1), null);

        assertThat(BY_ON_TIME.look(standing, 2, Cause.PROGRESS, LocalDate.of(2026, 12, 31)))
                .isEmpty();
        assertThat(
                        BY_ON_TIME
                                .look(standing, 0, Cause.PROGRESS, LocalDate.of(2027, 1, 1))
                                .orElseThrow()
                                .after())
                .isEqualTo(Standing.NONE);
    }
}
