package io.hongyan.server.tracking;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Hears that a parcel of an order is damaged, lost, short or refused: an open problem, for ever.
 */
@FunctionalInterface
public interface OrderProblems {

    void opened(Connection c, UUID merchant, UUID order, Instant now) throws SQLException;
}
