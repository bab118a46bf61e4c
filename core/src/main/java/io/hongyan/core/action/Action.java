package io.hongyan.core.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One intended act on the world (动作). The key makes it happen once: flow / subject / occurrence /
 * step, without the flow's version, so that a new version never repeats what an older one did.
 *
 * @param kind which handler carries it out: message, claim, coupon, points, tier, ticket, approve,
 *     webhook, tag, signal …
 * @param body a JSON object: what the handler needs to know
 * @param dueAt not before this world time
 * @param until not worth doing after this; null when it always is
 * @param receipt a JSON object: why it was decided, as {@link Receipt} writes it
 */
public record Action(
        String kind,
        Subject subject,
        String key,
        String body,
        Instant dueAt,
        @Nullable Instant until,
        Guard guard,
        String receipt) {}
