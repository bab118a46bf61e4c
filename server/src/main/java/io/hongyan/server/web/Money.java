package io.hongyan.server.web;

import org.jspecify.annotations.Nullable;

/** An amount as the API writes it. */
public record Money(long amount, String currency) {

    /** Null for an amount that is not known. */
    public static @Nullable Money ofNullable(@Nullable Long amount, String currency) {
        return amount == null ? null : new Money(amount, currency);
    }

    public static Money cny(long fen) {
        return new Money(fen, "CNY");
    }
}
