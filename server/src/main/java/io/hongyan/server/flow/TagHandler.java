package io.hongyan.server.flow;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.time.Instant;

/**
 * Tags stick on their subject in the decision itself, so that later steps of the same decision see
 * them; the action is their line in the list of what was done.
 */
public final class TagHandler implements InternalHandler {

    @Override
    public String kind() {
        return "tag";
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) {
        return new Outcome.Done("", action.text("remove").isEmpty() ? "tagged" : "untagged");
    }
}
