package io.hongyan.sandbox.world;

import java.time.Instant;

/** One scan that has happened; {@code no} counts from 1 within the parcel. */
public record Scan(int no, Instant at, Node node, Spot spot, String text) {}
