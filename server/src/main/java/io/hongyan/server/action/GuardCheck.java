package io.hongyan.server.action;

import java.time.Instant;
import java.util.Optional;

/** Must an action still leave? */
final class GuardCheck {

    private GuardCheck() {}

    /** Why it must not leave any more; empty when it may. */
    static Optional<String> objection(StoredAction action, CurrentFacts.Facts facts, Instant now) {
        var until = action.until();
        if (until != null && now.isAfter(until)) {
            return Optional.of("too-late: not worth sending after " + until);
        }
        var guard = action.guard();
        var standing = facts.standing();
        if (standing != null && !guard.allows(standing)) {
            return Optional.of("standing: the parcel is " + standing + " by now");
        }
        if (guard.noOpenProblem() && facts.problemOpen()) {
            return Optional.of("open-problem: the order has an open problem");
        }
        return facts.brake().isEmpty() ? Optional.empty() : Optional.of("brake: " + facts.brake());
    }

    /** Whether anything has to be asked at all. */
    static boolean asks(StoredAction action) {
        return !action.guard().standing().isEmpty() || action.guard().noOpenProblem();
    }
}
