package io.hongyan.server.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The program's way to its database: as the role that owns nothing, in transactions that name their
 * merchants. Row level security shows a transaction the rows of these merchants and no others.
 */
public final class Database implements AutoCloseable {

    private static final String NAME_MERCHANTS = "select set_config('hongyan.merchants', ?, true)";

    private final HikariDataSource pool;
    private volatile Changes changes = new Changes();

    /** How PostgreSQL plans what runs here. */
    public enum Plans {
        /** By what its statistics say each time: for lists, searches and sums. */
        BY_STATISTICS(""),
        /**
         * Once, and by index: for statements that reach rows by their keys. A plan made while a
         * table is small would otherwise read all of it when it has grown, and planning anew over
         * many months' partitions costs more than the statement.
         */
        BY_KEY(
                "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
                        + " -c enable_hashjoin=off -c enable_mergejoin=off ");

        private final String options;

        Plans(String options) {
            this.options = options;
        }
    }

    public Database(DatabaseAddress address, int connections) {
        this(address, connections, Duration.ofSeconds(5), Plans.BY_STATISTICS);
    }

    /**
     * @param lockPatience how long a statement waits for a row that somebody else holds
     */
    public Database(DatabaseAddress address, int connections, Duration lockPatience, Plans plans) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2);
        config.setAutoCommit(false);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setPoolName("hongyan");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("binaryTransferEnable", BinaryArray.OIDS);
        config.addDataSourceProperty("ApplicationName", "hongyan");
        config.addDataSourceProperty(
                "options",
                plans.options
                        + "-c statement_timeout=30s -c idle_in_transaction_session_timeout=30s"
                        + " -c lock_timeout="
                        + lockPatience.toMillis());
        pool = new HikariDataSource(config);
    }

    /** One transaction that sees these merchants. */
    public <T extends @Nullable Object> T transact(Collection<UUID> merchants, TxWork<T> work) {
        try (var connection = pool.getConnection()) {
            return within(connection, merchants, work);
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
    }

    /** One transaction that sees one merchant. */
    public <T extends @Nullable Object> T transact(UUID merchant, TxWork<T> work) {
        return transact(Set.of(merchant), work);
    }

    /** One transaction that sees no merchant's rows: for the owner's look-ups, which give ids. */
    public <T extends @Nullable Object> T system(TxWork<T> work) {
        return transact(Set.of(), work);
    }

    /** For libraries that want a data source; their statements see no merchant's rows. */
    public DataSource dataSource() {
        return pool;
    }

    /** From now on this one hears of transactions that commit here, as it does of others'. */
    public Database sharing(Changes heardBy) {
        changes = heardBy;
        return this;
    }

    /** What hears of committed transactions. */
    public Changes changes() {
        return changes;
    }

    private <T extends @Nullable Object> T within(
            Connection connection, Collection<UUID> merchants, TxWork<T> work) throws SQLException {
        var committed = false;
        var interrupted = Changes.begin();
        try {
            nameMerchants(connection, merchants);
            var result = work.run(connection);
            connection.commit();
            committed = true;
            return result;
        } finally {
            try {
                if (!committed) {
                    connection.rollback();
                }
            } finally {
                changes.end(committed, interrupted);
            }
        }
    }

    /** Names the merchants of the running transaction; until its end, and for nobody else. */
    public static void nameMerchants(Connection connection, Collection<UUID> merchants)
            throws SQLException {
        try (var statement = connection.prepareStatement(NAME_MERCHANTS)) {
            statement.setString(1, arrayOf(merchants));
            statement.execute();
        }
    }

    private static String arrayOf(Collection<UUID> merchants) {
        return merchants.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public void close() {
        pool.close();
    }
}
