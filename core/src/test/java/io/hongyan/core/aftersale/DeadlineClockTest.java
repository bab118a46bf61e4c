package io.hongyan.core.aftersale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.core.aftersale.PolicyRule.Limit;
import io.hongyan.core.aftersale.PolicyRule.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadlineClockTest {

    static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Test
    void theDayOfTheStartIsNotCountedAndTheLastDayEndsAtMidnight() {
        var clock = start(7, Unit.DAYS, "2026-03-02T10:00:00+08:00");

        assertThat(clock.dueAt()).isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));
    }

    @Test
    void oneSecondAroundMidnightMovesTheEndByADay() {
        var before = start(7, Unit.DAYS, "2026-03-02T23:59:59+08:00");
        var after = start(7, Unit.DAYS, "2026-03-03T00:00:00+08:00");

        assertThat(Duration.between(before.dueAt(), after.dueAt())).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aLastDayThatIsAHolidayMovesToTheNextThatIsNone() {
        var holidays = Set.of(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 6));

        var clock =
                DeadlineClock.start(
                        rule(7, Unit.DAYS),
                        Instant.parse("2026-09-28T02:00:00Z"),
                        holidays::contains);

        assertThat(clock.dueAt()).isEqualTo(Instant.parse("2026-10-07T16:00:00Z"));
    }

    @Test
    void hoursAreCountedAsTheyPass() {
        var clock = start(24, Unit.HOURS, "2026-03-02T10:00:00+08:00");

        assertThat(clock.left(Instant.parse("2026-03-03T00:00:00Z")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(clock.isOver(clock.dueAt())).isTrue();
    }

    @Test
    void aPausedClockHasAsMuchLeftAfterThePauseAsBefore() {
        var clock = start(24, Unit.HOURS, "2026-02-10T10:00:00+08:00");
        var from = clock.startedAt().plus(Duration.ofHours(14));
        var to = from.plus(Duration.ofDays(8));

        var paused = clock.pausedFor(List.of(new DeadlineClock.Pause(from, to)));

        assertThat(paused.left(to)).isEqualTo(clock.left(from)).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void aPauseAfterTheEndChangesNothing() {
        var clock = start(24, Unit.HOURS, "2026-02-10T10:00:00+08:00");
        var pause = new DeadlineClock.Pause(clock.dueAt(), clock.dueAt().plusSeconds(60));

        assertThat(clock.pausedFor(List.of(pause))).isEqualTo(clock);
    }

    @Test
    void aSampleValueIsNotSwitchedOnByItself() {
        assertThatThrownBy(() ->
                        new PolicyRule(
                                "PF-416",
                                1,
                                "CLAIM_WINDOW",
                                new Limit(72, Unit.HOURS),
                                "carrier",
                                DAY,
                                null,
                                "C",
                                "",
                                true))
                .hasMessageContaining("PF-416");
    }

    private static DeadlineClock start(int amount, Unit unit, String at) {
        return DeadlineClock.start(
                rule(amount, unit), java.time.OffsetDateTime.parse(at).toInstant(), day -> false);
    }

    private static PolicyRule rule(int amount, Unit unit) {
        return new PolicyRule(
                "PF-408", 1, "CLOCK", new Limit(amount, unit), "law", DAY, null, "A", "", true);
    }
}
