package io.hongyan.server.action;

import io.hongyan.core.tracking.TrackingStatus;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How the world stands at the moment of sending. */
@FunctionalInterface
public interface CurrentFacts {

    /** Nothing is known, so nothing stands in the way. */
    CurrentFacts NONE = (_, _) -> new Facts(null, false, "");

    Facts of(Connection c, StoredAction action) throws SQLException;

    /**
     * What guards ask about.
     *
     * @param standing where the subject's parcel stands; null if it has none
     * @param problemOpen a ticket, claim or case of the order is open, or one of its parcels is
     *     damaged, lost, short or refused
     * @param brake why the flow was stopped by its brake; empty if it was not
     */
    record Facts(@Nullable TrackingStatus standing, boolean problemOpen, String brake) {}
}
