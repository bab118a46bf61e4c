package io.hongyan.sandbox.world;

import java.time.Instant;

/** A scan that is going to happen. */
public record Step(Instant at, Node node, Spot spot) {}
