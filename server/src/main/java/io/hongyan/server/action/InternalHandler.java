package io.hongyan.server.action;

import io.hongyan.kit.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Works inside our own database, in the same transaction as the action's completion. */
public non-sealed interface InternalHandler extends ActionHandler {

    /**
     * What it wrote stands if it answers {@link Outcome.Done}; any other answer or exception takes
     * it back. {@link Outcome.Unknown} makes no sense here and counts as not now.
     */
    Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException;
}
