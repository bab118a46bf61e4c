package io.hongyan.server.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Tells flows what happens to orders, in the transaction in which it happens. */
public interface OrderNews {

    /** Nobody listens. */
    OrderNews NONE =
            new OrderNews() {
                @Override
                public void created(Connection c, UUID merchant, UUID order, Instant now) {}

                @Override
                public void cancelled(Connection c, UUID merchant, UUID order, Instant now) {}
            };

    void created(Connection c, UUID merchant, UUID order, Instant now) throws SQLException;

    void cancelled(Connection c, UUID merchant, UUID order, Instant now) throws SQLException;
}
