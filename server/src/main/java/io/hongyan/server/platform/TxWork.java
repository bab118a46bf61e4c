package io.hongyan.server.platform;

import java.sql.Connection;
import java.sql.SQLException;

/** What happens inside one transaction. */
@FunctionalInterface
public interface TxWork<T extends @org.jspecify.annotations.Nullable Object> {

    T run(Connection connection) throws SQLException;
}
