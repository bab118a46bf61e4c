package io.hongyan.kit;

/**
 * What a channel can carry.
 *
 * @param textLength characters of the text at most, 0 if it does not matter
 * @param marketingSuffix what a marketing text must end with; empty if nothing
 * @param perSecond requests a second and credential, below the vendor's own limit
 */
public record Limits(int textLength, String marketingSuffix, int perSecond) {}
