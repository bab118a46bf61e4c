package io.hongyan.server.platform;

import java.sql.SQLException;

/** The database said no, or is gone. Nothing of the transaction stands. */
public final class DatabaseTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseTrouble(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** PostgreSQL's five-letter state; empty when the connection itself failed. */
    public String sqlState() {
        return getCause() instanceof SQLException sql && sql.getSQLState() != null
                ? sql.getSQLState()
                : "";
    }

    /** Connection, resources, shutdown, lock or serialisation trouble: the same may work later. */
    public boolean isPassing() {
        var state = sqlState();
        return state.isEmpty()
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("40")
                || state.equals("55P03");
    }

    /** True for a unique key that was taken (SQLSTATE 23505). */
    public boolean isTaken() {
        return sqlState().equals("23505");
    }
}
