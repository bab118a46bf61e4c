package io.hongyan.core.flow;

import org.jspecify.annotations.Nullable;

/**
 * What is known when a decision is made, by the names of the {@link Field} catalogue: String, Long,
 * Boolean, Instant, or a List of String.
 */
@FunctionalInterface
public interface Facts {

    Facts NONE = path -> null;

    /** Null when it is not known; a condition that needs it then does not hold. */
    @Nullable Object get(String path);
}
