package io.hongyan.server.loyalty;

import java.util.UUID;

/** A member of a merchant: whose points, tiers and coupons are moved. */
public record Account(UUID merchant, UUID member) {}
