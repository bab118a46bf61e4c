package io.hongyan.server.action;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells a merchant's own systems what happened. Answers from memory, so that it costs nothing where
 * nobody listens.
 */
public interface Announcer {

    /** Nobody listens. */
    Announcer NONE =
            new Announcer() {
                @Override
                public boolean isHeard(UUID merchant) {
                    return false;
                }

                @Override
                public List<Action> announce(UUID merchant, Event event) {
                    return List.of();
                }
            };

    /**
     * Something that happened.
     *
     * @param type wire name, for example {@code parcel.delivered}
     * @param id the same for the same happening of this subject, however often it is told
     * @param data ids, codes, amounts and times: no person
     */
    record Event(String type, String id, Subject subject, Instant at, Map<String, Object> data) {}

    /** Whether anybody of this merchant listens to anything. */
    boolean isHeard(UUID merchant);

    /** One action for every address that wants to hear of it, to be stored by the caller. */
    List<Action> announce(UUID merchant, Event event);
}
