package io.hongyan.core.aftersale;

import org.jspecify.annotations.Nullable;

/**
 * How far a flow narrows the assessment table. It may only give less, and ask a person earlier.
 *
 * @param atMost null for no narrower limit
 * @param approveAbove null for no earlier question
 */
public record Caps(@Nullable Long atMost, @Nullable Long approveAbove) {

    public static final Caps NONE = new Caps(null, null);
}
