package io.hongyan.server.tracking;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What follows from decisions about parcels, in the same transaction: actions, flows' waits. */
@FunctionalInterface
public interface ParcelConsequences {

    ParcelConsequences NONE = (_, _, _) -> Map.of();

    /** Stores what follows; gives the moments at which flows want to be asked again, by parcel. */
    Map<UUID, Instant> draw(Connection c, List<Decided> decided, Instant now) throws SQLException;
}
