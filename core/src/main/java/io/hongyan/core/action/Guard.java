package io.hongyan.core.action;

import io.hongyan.core.tracking.TrackingStatus;
import java.util.Set;

/**
 * What must still be true when an action leaves. It is checked against the facts of that moment; if
 * it no longer holds, the action ends as cancelled with the reason.
 *
 * @param standing where the parcel may stand; empty means anywhere
 * @param noOpenProblem nothing may be open about the order (ticket, claim, case, damage, loss,
 *     shortage, refusal)
 * @param marketing needs the buyer's stored consent on the channel and stays out of quiet hours
 * @param purpose the message's purpose; empty for what is no message
 * @param group what it hangs on, for example {@code parcel.delivered}: a reversal of that cancels
 *     it; empty when nothing can reverse it
 */
public record Guard(
        Set<TrackingStatus> standing,
        boolean noOpenProblem,
        boolean marketing,
        String purpose,
        String group) {

    public static final Guard NONE = new Guard(Set.of(), false, false, "", "");

    public Guard {
        standing = Set.copyOf(standing);
    }

    public Guard inGroup(String reversible) {
        return new Guard(standing, noOpenProblem, marketing, purpose, reversible);
    }

    public boolean allows(TrackingStatus status) {
        return standing.isEmpty() || standing.contains(status);
    }
}
