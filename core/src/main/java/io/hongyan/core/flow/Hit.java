package io.hongyan.core.flow;

import java.time.Instant;

/**
 * A flow started, or went on after a wait, and this is what came of it.
 *
 * @param actions how many it caused
 * @param money fen that it set aside for claims and coupons
 */
public record Hit(
        String flow, int version, String occurrence, Instant at, int actions, long money) {}
