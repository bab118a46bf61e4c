package io.hongyan.core.flow;

import java.time.Instant;
import java.util.Map;

/**
 * One piece of fresh news.
 *
 * @param trigger its wire name
 * @param id stable for the subject's life, for example {@code delivered#1}, {@code DAMAGED#1},
 *     {@code claim:…:paid}
 * @param at when it happened
 * @param facts what comes with it, by catalogue names
 */
public record Occurrence(String trigger, String id, Instant at, Map<String, Object> facts) {

    public Occurrence {
        facts = Map.copyOf(facts);
    }
}
