package io.hongyan.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopLagTest {

    private static final long LATE = 25_000_000;

    private final LoopLag lag = new LoopLag();

    @Test
    void aCrowdThatWaitsIsARush() {
        looks(5, 10, LATE);

        assertThat(lag.rush()).isGreaterThan(0.9);
    }

    @Test
    void aCrowdThatIsReadAtOnceIsNone() {
        looks(5, 10, 500_000);

        assertThat(lag.rush()).isLessThan(0.1);
    }

    @Test
    void aLateThreadWithoutACrowdIsNone() {
        looks(5, 3, LATE);

        assertThat(lag.rush()).isZero();
    }

    @Test
    void aRushEndsWithItsCrowd() {
        looks(5, 10, LATE);
        looks(5, 0, LATE);

        assertThat(lag.rush()).isLessThan(0.1);
    }

    private void looks(int count, int pushesBetween, long late) {
        for (int look = 0; look < count; look++) {
            for (int i = 0; i < pushesBetween; i++) {
                lag.pushed();
            }
            lag.look(late);
        }
    }
}
