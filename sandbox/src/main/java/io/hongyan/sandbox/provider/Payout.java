package io.hongyan.sandbox.provider;

import java.time.Instant;

/** One payout that the merchant's own system was asked for, by the asker's key. */
record Payout(String key, String body, State state, String reason, Instant at) {

    /** How it stands. */
    enum State {
        PAID,
        ACCEPTED,
        REFUSED;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
