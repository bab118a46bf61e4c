package io.hongyan.kit;

import java.time.Instant;

/**
 * Money that shall go to a person, once.
 *
 * @param key ours; the provider's idempotency key
 * @param amount in minor units
 * @param payee the shop's own id of the buyer, or the payment provider's id of the person
 * @param order the order's number at the shop
 * @param at world time of the first attempt
 */
public record Transfer(
        String key,
        long amount,
        String currency,
        String payee,
        String shop,
        String order,
        String reason,
        Instant at) {}
