package io.hongyan.server.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The role that the program works as: it owns nothing, and row level security holds it. It is
 * {@value #NAME}, or a member of that role if the operator has made one of his own.
 */
final class WorkerRole {

    static final String NAME = "hongyan_app";

    private static final String NOT_ALLOWED = "42501";

    private WorkerRole() {}

    /** Makes {@value #NAME} with a password of ours, kept in {@code secrets}. */
    static DatabaseAddress make(Connection asOwner, DatabaseAddress owner, Path secrets)
            throws SQLException, IOException {
        var password = Secrets.readOrMake(secrets.resolve("db-app"));
        try {
            ensureRole(asOwner);
            execute(
                    asOwner,
                    "alter role %s with login password '%s'"
                            .formatted(NAME, password.replace("'", "''")));
        } catch (SQLException e) {
            throw explained(e, owner);
        }
        checkHarmless(asOwner, NAME);
        return owner.as(NAME, password);
    }

    /** Lets the operator's own role work here. */
    static DatabaseAddress admit(Connection asOwner, DatabaseAddress owner, DatabaseAddress worker)
            throws SQLException {
        try {
            ensureRole(asOwner);
            if (!worker.user().equals(NAME) && !isMember(asOwner, worker.user())) {
                execute(asOwner, "grant " + NAME + " to " + Schema.quoted(worker.user()));
            }
        } catch (SQLException e) {
            throw explained(e, owner);
        }
        checkHarmless(asOwner, worker.user());
        return worker;
    }

    private static void ensureRole(Connection c) throws SQLException {
        if (!exists(c, NAME)) {
            execute(
                    c,
                    """
                    do $$ begin
                      create role hongyan_app login;
                    exception when duplicate_object or unique_violation then null;
                    end $$
                    """);
        }
    }

    /** Whoever may step over row level security would see every merchant's rows. */
    private static void checkHarmless(Connection c, String role) throws SQLException {
        var sql = "select rolsuper or rolbypassrls from pg_roles where rolname = ?";
        if (flag(c, sql, role).orElse(false)) {
            throw new ConfigurationProblem(
                    "The role "
                            + role
                            + " is a superuser or may bypass row level security, and"
                            + " Hongyan must not work as such a role. Run: alter role "
                            + Schema.quoted(role)
                            + " nosuperuser nobypassrls;");
        }
    }

    private static boolean exists(Connection c, String role) throws SQLException {
        return flag(c, "select true from pg_roles where rolname = ?", role).orElse(false);
    }

    private static boolean isMember(Connection c, String role) throws SQLException {
        var sql =
                "select pg_has_role(rolname, 'hongyan_app', 'usage') from pg_roles"
                        + " where rolname = ?";
        return flag(c, sql, role).orElse(false);
    }

    private static Optional<Boolean> flag(Connection c, String sql, String role)
            throws SQLException {
        try (var query = c.prepareStatement(sql)) {
            query.setString(1, role);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBoolean(1)) : Optional.empty();
            }
        }
    }

    private static void execute(Connection c, String sql) throws SQLException {
        try (var statement = c.createStatement()) {
            statement.execute(sql);
        }
    }

    private static RuntimeException explained(SQLException e, DatabaseAddress owner)
            throws SQLException {
        if (!NOT_ALLOWED.equals(e.getSQLState())) {
            throw e;
        }
        return new ConfigurationProblem(
                "The role of HONGYAN_DB_URL ("
                        + owner.user()
                        + ") may not make the role that"
                        + " Hongyan works as: "
                        + e.getMessage()
                        + ". As an administrator run"
                        + "\n  alter role "
                        + Schema.quoted(owner.user())
                        + " createrole;"
                        + "\nor"
                        + "\n  create role hongyan_app login password 'a-secret';"
                        + "\nand start with HONGYAN_DB_APP_URL="
                        + "postgresql://hongyan_app:a-secret@host:5432/name",
                e);
    }
}
