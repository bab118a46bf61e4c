package io.hongyan.server.action;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** What a person may do to an action: set a dead one going again, call a waiting one off. */
public final class ActionDesk {

    private static final String REDRIVE =
            """
            update action
               set state = 'waiting', attempt = 0, look_ups = 0, next_at = greatest(due_at, ?),
                   until = null, reason = null, done_at = null, by_wish = false,
                   in_doubt = in_doubt and not ?, fence = fence + 1, lease_until = null,
                   lease_node = null
             where merchant_id = ? and action_id = ? and state = 'dead'
            """;
    private static final String CANCEL =
            """
            update action
               set state = 'cancelled', reason = ?, done_at = ?, fence = fence + 1,
                   lease_until = null, lease_node = null
             where merchant_id = ? and action_id = ? and state = 'waiting' and not in_doubt
            """;

    private final InstantSource world;

    public ActionDesk(InstantSource world) {
        this.world = world;
    }

    /**
     * Sets a dead action going again under its old key, without its time limit: the person who asks
     * wants it now. One in doubt is looked up first, unless he says that it surely was not done.
     *
     * @return false if it is not dead
     */
    public boolean redrive(Connection c, UUID merchant, UUID action, boolean surelyNotDone)
            throws SQLException {
        try (var redrive = c.prepareStatement(REDRIVE)) {
            redrive.setObject(1, Rows.utc(world.instant()));
            redrive.setBoolean(2, surelyNotDone);
            redrive.setObject(3, merchant);
            redrive.setObject(4, action);
            return changed(c, merchant, action, redrive.executeUpdate());
        }
    }

    /** False if it does not wait any more, or its call has begun. */
    public boolean cancel(Connection c, UUID merchant, UUID action, String reason)
            throws SQLException {
        try (var cancel = c.prepareStatement(CANCEL)) {
            cancel.setString(1, Endings.cut(reason));
            cancel.setObject(2, Rows.utc(world.instant()));
            cancel.setObject(3, merchant);
            cancel.setObject(4, action);
            return changed(c, merchant, action, cancel.executeUpdate());
        }
    }

    private static boolean changed(Connection c, UUID merchant, UUID action, int rows)
            throws SQLException {
        if (rows == 1) {
            StreamNews.changed(c, merchant, List.of(action));
        }
        return rows == 1;
    }
}
