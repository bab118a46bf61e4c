package io.hongyan.server.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Makes the address of a buyer's page. */
@FunctionalInterface
public interface BuyerLinks {

    /** A link that opens this order's page; the same order may get another link each time. */
    String linkFor(Connection c, UUID merchant, UUID order) throws SQLException;
}
