package io.hongyan.core.flow;

import io.hongyan.core.action.Subject;
import java.time.Instant;

/**
 * What a decision is made from.
 *
 * @param flows the merchant's
 * @param facts what is known of the subject at {@code now}
 * @param now world time; when a wait is over, the time it was due
 */
public record Situation(
        FlowIndex flows, Subject subject, Facts facts, Allowance allowance, Instant now) {

    Situation with(Allowance other) {
        return new Situation(flows, subject, facts, other, now);
    }
}
