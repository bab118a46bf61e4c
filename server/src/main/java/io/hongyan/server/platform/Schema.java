package io.hongyan.server.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to today's shape, as its owner, and makes the role the program works as. */
public final class Schema {

    private static final int OLDEST_MAJOR = 15;

    private Schema() {}

    /**
     * Migrates the owner's database.
     *
     * @param secrets the folder that keeps the worker's password
     * @return how the program gets in as the role that owns nothing
     */
    public static DatabaseAddress migrate(DatabaseAddress owner, Path secrets) {
        return migrate(owner, secrets, Optional.empty());
    }

    /**
     * The same with a role that the operator has made for the program; it becomes a member of ours.
     */
    public static DatabaseAddress migrate(
            DatabaseAddress owner, Path secrets, Optional<DatabaseAddress> own) {
        try {
            DatabaseAddress worker;
            try (var connection = open(owner)) {
                checkVersion(connection);
                worker =
                        own.isPresent()
                                ? WorkerRole.admit(connection, owner, own.get())
                                : WorkerRole.make(connection, owner, secrets);
            }
            flyway(owner);
            checkLogin(worker);
            return worker;
        } catch (SQLException | IOException | FlywayException e) {
            throw new ConfigurationProblem(
                    "The database of "
                            + owner
                            + " could not be prepared: "
                            + e.getMessage()
                            + ". Check HONGYAN_DB_URL: its role must be let in and may create"
                            + " tables in its database.",
                    e);
        }
    }

    private static void checkLogin(DatabaseAddress worker) {
        try (var connection = open(worker)) {
            connection.isValid(0);
        } catch (SQLException e) {
            throw new ConfigurationProblem(
                    "The role that Hongyan works as ("
                            + worker
                            + ") is not let in: "
                            + e.getMessage()
                            + ". Check HONGYAN_DB_APP_URL and pg_hba.conf.",
                    e);
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
}
