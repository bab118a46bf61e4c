package io.hongyan.server.tracking;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Lets a merchant's flows answer what happened to his parcels, in the same transaction. */
@FunctionalInterface
public interface ParcelFlows {

    ParcelFlows NONE = (_, _, _) -> {};

    void decide(Connection c, List<Decided> decided, Instant now) throws SQLException;
}
