package io.hongyan.core.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClaimStateTest {

    @Test
    void aPaidRefusedOrCancelledClaimStaysAsItIs() {
        assertThat(Arrays.stream(ClaimState.values()).filter(state -> !state.isOpen()))
                .containsExactly(ClaimState.PAID, ClaimState.REFUSED, ClaimState.CANCELLED);
    }

    @Test
    void onlyMoneyOnItsWayBecomesPaid() {
        assertThat(
                        Arrays.stream(ClaimState.values())
                                .filter(state -> state.mayBecome(ClaimState.PAID)))
                .containsExactly(ClaimState.PAYING);
    }

    @Test
    void moneyOnItsWayIsNotCancelled() {
        assertThat(ClaimState.PAYING.mayBecome(ClaimState.CANCELLED)).isFalse();
    }

    @Test
    void theWireNamesNeverChange() {
        assertThat(Arrays.stream(ClaimState.values()).map(ClaimState::wireName))
                .containsExactly(
                        "opened",
                        "assessed",
                        "awaiting_approval",
                        "approved",
                        "paying",
                        "paid",
                        "refused",
                        "cancelled");
    }
}
