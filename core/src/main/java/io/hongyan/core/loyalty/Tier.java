package io.hongyan.core.loyalty;

/**
 * A level with benefits (会员等级).
 *
 * @param rank higher is better; 0 is where everybody starts
 * @param threshold what the programme's metric must reach
 */
public record Tier(String name, int rank, long threshold) {}
