package io.hongyan.core.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnTimeTest {

    static final Instant PICKED_UP = Instant.parse("2026-11-10T02:00:00Z");
    static final LaneStandard THREE_DAYS = LaneStandard.of(null, null, 0, false);

    @ParameterizedTest
    @CsvSource({
        "PT72H,true,10",
        "PT72H0.001S,false,0",
        "PT71H0.001S,true,10",
        "PT71H,true,11",
        "PT67H,true,15",
        "PT48H,true,34",
        "PT1H,true,34",
        "PT-1H,false,0"
    })
    void eachFullHourEarlierIsAPointUpToTwentyFour(String took, boolean onTime, int points) {
        var result = OnTime.of(PICKED_UP, null, PICKED_UP.plus(Duration.parse(took)), THREE_DAYS);

        assertThat(result.onTime()).isEqualTo(onTime);
        assertThat(result.points()).isEqualTo(points);
    }

    @Test
    void aParcelThatWaitedInALockerIsMeasuredToTheLocker() {
        var deposited = PICKED_UP.plus(Duration.ofHours(70));
        var signed = PICKED_UP.plus(Duration.ofHours(100));

        assertThat(OnTime.of(PICKED_UP, deposited, signed, THREE_DAYS).points()).isEqualTo(12);
        assertThat(OnTime.of(PICKED_UP, null, signed, THREE_DAYS).onTime()).isFalse();
    }

    @Test
    void theMonthIsThatOfTheSigningInShanghai() {
        var signed = Instant.parse("2026-11-30T16:00:00Z");

        assertThat(OnTime.of(PICKED_UP, null, signed, THREE_DAYS).month())
                .isEqualTo(YearMonth.of(2026, 12));
        assertThat(OnTime.of(PICKED_UP, null, signed.minusMillis(1), THREE_DAYS).month())
                .isEqualTo(YearMonth.of(2026, 11));
    }

    @Test
    void theMerchantsOwnRowComesBeforeWhatWasLearnedAndThatBeforeTheNationalStandard() {
        var own = Duration.ofHours(40);
        var learned = Duration.ofHours(50);

        assertThat(LaneStandard.of(own, learned, 80, false))
                .isEqualTo(new LaneStandard(own, LaneStandard.Origin.OWN, 80));
        assertThat(LaneStandard.of(null, learned, 50, false))
                .isEqualTo(new LaneStandard(learned, LaneStandard.Origin.LEARNED, 50));
        assertThat(LaneStandard.of(null, learned, 49, false))
                .isEqualTo(new LaneStandard(Duration.ofDays(3), LaneStandard.Origin.NATIONAL, 49));
        assertThat(LaneStandard.of(null, null, 0, true).limit()).isEqualTo(Duration.ofDays(1));
    }
}
