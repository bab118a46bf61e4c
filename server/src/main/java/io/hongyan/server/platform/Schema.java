package io.hongyan.server.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Brings a database to today's shape, as its owner, and makes the role the program works as. */
public final class Schema {

    static final String WORKER = "hongyan_app";
    private static final int OLDEST_MAJOR = 15;

    private Schema() {}

    /**
     * Migrates the owner's database.
     *
     * @param secrets the folder that keeps the worker's password
     * @return how the program gets in as the role that owns nothing
     */
    public static DatabaseAddress migrate(DatabaseAddress owner, Path secrets) {
        try {
            var password = Secrets.readOrMake(secrets.resolve("db-app"));
            try (var connection = open(owner)) {
                checkVersion(connection);
                makeWorker(connection, password);
            }
            flyway(owner);
            return owner.as(WORKER, password);
        } catch (SQLException | IOException e) {
            throw new ConfigurationProblem(
                    "The database of " + owner + " could not be prepared: " + e.getMessage(), e);
        }
    }

    static void flyway(DatabaseAddress owner) {
        Flyway.configure()
                .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** Makes the database {@code name} on the owner's server unless it is there. */
    public static DatabaseAddress ensureDatabase(DatabaseAddress owner, String name) {
        try (var connection = open(owner);
                var query =
                        connection.prepareStatement(
                                "select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            if (!query.executeQuery().next()) {
                try (var create = connection.createStatement()) {
                    create.execute("create database " + quoted(name));
                }
            }
            return owner.inDatabase(name);
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
    }

    static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    private static void checkVersion(Connection connection) throws SQLException {
        var major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST_MAJOR) {
            throw new ConfigurationProblem(
                    "PostgreSQL " + major + " is too old: Hongyan needs 15 or newer");
        }
    }

    private static void makeWorker(Connection connection, String password) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$ begin
                      create role hongyan_app login;
                    exception when duplicate_object or unique_violation then null;
                    end $$
                    """);
            statement.execute(
                    "alter role hongyan_app with login nosuperuser nobypassrls nocreatedb"
                            + " nocreaterole password '"
                            + password.replace("'", "''")
                            + "'");
        }
    }
}
