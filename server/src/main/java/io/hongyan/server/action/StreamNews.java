package io.hongyan.server.action;

import io.hongyan.server.platform.StreamNotice;
import java.sql.Connection;
import java.util.Collection;
import java.util.UUID;

/** Tells those who look at a page, after the commit, that actions have changed. */
final class StreamNews {

    private StreamNews() {}

    static void changed(Connection c, UUID merchant, Collection<UUID> actions) {
        for (var action : actions) {
            StreamNotice.changed(c, merchant, "action.changed", action);
        }
    }
}
