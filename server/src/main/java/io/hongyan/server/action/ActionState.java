package io.hongyan.server.action;

import java.util.Locale;

/** Where an action stands: waiting, or at one of its three ends. */
public enum ActionState {
    WAITING,
    DONE,
    /** Given up with a reason; a person may set it going again. */
    DEAD,
    CANCELLED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ActionState named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
