package io.hongyan.server.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: the bundled one, started once for the virtual machine; every call of
 * {@link #fresh} is a database of its own, copied from a migrated template.
 */
public final class TestDatabase implements AutoCloseable {

    private static final Path HOME = Path.of("target", "test-postgres").toAbsolutePath();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseAddress owner;
    private final Database database;

    private TestDatabase(DatabaseAddress owner, Database database) {
        this.owner = owner;
        this.database = database;
    }

    /** A fresh, migrated database and the program's way into it. */
    public static TestDatabase fresh() {
        return fresh(8);
    }

    public static synchronized TestDatabase fresh(int connections) {
        var template = Server.TEMPLATE;
        var name = "t" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        execute(Server.POSTGRES.owner(), "create database " + name + " template " + Server.NAME);
        return new TestDatabase(
                template.inDatabase(name),
                new Database(Server.WORKER.inDatabase(name), connections));
    }

    /** Started with the first database that somebody asks for. */
    private static final class Server {

        private static final String NAME = "template_" + ProcessHandle.current().pid();
        static final BundledPostgres POSTGRES = BundledPostgres.start(HOME);
        static final DatabaseAddress TEMPLATE = Schema.ensureDatabase(POSTGRES.owner(), NAME);
        static final DatabaseAddress WORKER = Schema.migrate(TEMPLATE, HOME.resolve("secrets"));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
        }
    }

    public Database database() {
        return database;
    }

    /** The owner's way in, past row level security: for judges, never for the program. */
    public DatabaseAddress owner() {
        return owner;
    }

    /** The worker's way in, for tests that log in as the program does. */
    public DatabaseAddress worker() {
        return Server.WORKER.inDatabase(
                owner.jdbcUrl().substring(owner.jdbcUrl().lastIndexOf('/') + 1));
    }

    /** A new merchant with the given code. */
    public UUID merchant(String code) {
        var id = new Ids(InstantSource.system()).next();
        database.transact(
                id,
                c -> {
                    try (var insert =
                            c.prepareStatement(
                                    "insert into merchant (merchant_id, code, name)"
                                            + " values (?, ?, ?)")) {
                        insert.setObject(1, id);
                        insert.setString(2, code);
                        insert.setString(3, code);
                        return insert.executeUpdate();
                    }
                });
        return id;
    }

    public Connection openAsOwner() throws SQLException {
        return Schema.open(owner);
    }

    private static void execute(DatabaseAddress address, String sql) {
        try (var connection = Schema.open(address);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
