package io.hongyan.core.tracking;

import java.time.Instant;

/**
 * One scan exactly as its source told it, before anybody read a meaning into it. All of it together
 * is its identity: the same report heard twice is one fact.
 *
 * @param source the connector that told it, for example {@code kdniao}
 * @param at when it happened, by the source's clock
 * @param code the source's own code for this scan; empty when it gave none
 * @param text the scan text as written; empty when there is none
 * @param place the place as the source named it; empty when it named none
 */
public record Report(String source, Instant at, String code, String text, String place) {}
