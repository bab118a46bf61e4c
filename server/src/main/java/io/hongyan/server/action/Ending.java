package io.hongyan.server.action;

import io.hongyan.kit.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How an action ended.
 *
 * @param reason why it is dead or was cancelled; empty when done
 * @param answer the other side's answer; null unless done
 */
public record Ending(ActionState state, String reason, Outcome.@Nullable Done answer) {

    static Ending done(Outcome.Done answer) {
        return new Ending(ActionState.DONE, "", answer);
    }

    static Ending dead(String reason) {
        return new Ending(ActionState.DEAD, reason, null);
    }

    static Ending cancelled(String reason) {
        return new Ending(ActionState.CANCELLED, reason, null);
    }
}
