package io.hongyan.core.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.action.RetryPolicy.Step;
import io.hongyan.core.action.RetryPolicy.Tried;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    static final RetryPolicy TWICE =
            new RetryPolicy(List.of(Duration.ofSeconds(10), Duration.ofMinutes(1)));

    @Test
    void theWaitIsAShareOfWhatTheListAllows() {
        assertThat(TWICE.afterNotNow(new Tried(1, 500, NOON), Duration.ZERO))
                .isEqualTo(new Step.TryAt(NOON.plusSeconds(5)));
        assertThat(TWICE.afterNotNow(new Tried(2, 1000, NOON), Duration.ZERO))
                .isEqualTo(new Step.TryAt(NOON.plusSeconds(60)));
    }

    @Test
    void theOtherSidesWishIsNeverCutShort() {
        assertThat(TWICE.afterNotNow(new Tried(1, 500, NOON), Duration.ofHours(1)))
                .isEqualTo(new Step.TryAt(NOON.plusSeconds(3600)));
    }

    @Test
    void theEndOfTheListIsTheEndOfTrying() {
        assertThat(TWICE.afterNotNow(new Tried(3, 0, NOON), Duration.ZERO))
                .isEqualTo(new Step.GiveUp());
        assertThat(TWICE.afterUnknown(new Tried(3, 0, NOON))).isEqualTo(new Step.GiveUp());
    }

    @Test
    void whatMayHaveHappenedIsLookedUp() {
        assertThat(TWICE.afterUnknown(new Tried(1, 1000, NOON)))
                .isEqualTo(new Step.LookUpAt(NOON.plusSeconds(10)));
    }

    @Test
    void luckIsSpreadOverTheWholeWaitAndAlwaysTheSame() {
        var lucks =
                IntStream.range(0, 1000)
                        .map(i -> Tried.of("flow/parcel:" + i + "/once/send", 1, NOON).luck())
                        .summaryStatistics();

        assertThat(lucks.getMin()).isLessThan(50);
        assertThat(lucks.getMax()).isGreaterThan(950);
        assertThat(lucks.getAverage()).isBetween(420.0, 580.0);
        assertThat(Tried.of("k", 3, NOON)).isEqualTo(Tried.of("k", 3, NOON));
    }

    @Test
    void theUsualPolicyTriesFourteenTimesOverDays() {
        assertThat(RetryPolicy.DAYS.waits()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(RetryPolicy.DAYS.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isGreaterThan(Duration.ofDays(2));
    }
}
