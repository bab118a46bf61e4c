package io.hongyan.server.action;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Carries out actions of one kind. */
public sealed interface ActionHandler permits InternalHandler, OutsideHandler {

    String kind();

    /**
     * Called once when the action comes to its end (done, dead, cancelled), in the transaction that
     * ends it: what else must be true from then on.
     */
    default void ended(Connection tx, StoredAction action, Ending ending, Instant now)
            throws SQLException {}
}
