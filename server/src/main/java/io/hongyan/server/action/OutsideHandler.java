package io.hongyan.server.action;

import io.hongyan.core.action.RetryPolicy;
import io.hongyan.kit.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Works on the world outside, at least once, always with the same key. */
public non-sealed interface OutsideHandler extends ActionHandler {

    /**
     * Who is called: the key of limits and breaker. Looks at the database at most, never outside.
     */
    String endpoint(StoredAction action, Instant now);

    /** Calls. May take its time up to the dispatcher's limit; must stop when interrupted. */
    Outcome call(StoredAction action, Instant now);

    /**
     * Asks what became of a call: {@code Done} if it took effect, {@code Refused} if it was
     * refused, {@code NotNow} if it surely had no effect, {@code Unknown} if nobody can say.
     */
    Outcome lookUp(StoredAction action, Instant now);

    /**
     * The last word before the call, in the transaction that notes its beginning: checks what only
     * this kind knows of, and writes down what must be found again if the answer is lost.
     */
    default Leave begins(Connection tx, StoredAction action, Instant now) throws SQLException {
        return Leave.NOW;
    }

    /** What the other side said, in the transaction that writes it down; before any ending. */
    default void heard(Connection tx, StoredAction action, Outcome outcome, Instant now)
            throws SQLException {}

    /** After a refusal: is there another way (the next channel)? It is then tried at once. */
    default boolean hasAnotherWay(
            Connection tx, StoredAction action, Outcome.Refused refusal, Instant now)
            throws SQLException {
        return false;
    }

    /**
     * Nobody took it until the end of all retries, and it surely did not happen: is there another
     * way? It is then tried at once, with retries of its own.
     */
    default boolean goesAnotherWay(Connection tx, StoredAction action, String reason, Instant now)
            throws SQLException {
        return false;
    }

    /** Calls a second that the other side bears; 0 if the dispatcher's usual limit will do. */
    default int perSecond(StoredAction action) {
        return 0;
    }

    default RetryPolicy retries() {
        return RetryPolicy.DAYS;
    }
}
