package io.hongyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hongyan.server.platform.BundledPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} on a PostgreSQL that the operator runs, as a role that is no superuser there. */
class OutsideDatabaseScenarioTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern SETUP = Pattern.compile("/setup/(\\S+)");

    @TempDir private static Path folder;
    private static BundledPostgres outside;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startTheOperatorsDatabase() throws SQLException {
        outside = BundledPostgres.start(folder.resolve("outside"));
        run(
                "create role dba login createrole password 'dba-secret'",
                "create database shop owner dba",
                "create role planner login password 'planner-secret'",
                "create database plan owner planner",
                "create role worker login password 'worker-secret'",
                "create role mighty login superuser password 'mighty-secret'");
    }

    @AfterAll
    static void stopIt() {
        if (outside != null) {
            outside.close();
        }
    }

    @Test
    void anEmptyDatabaseIsMigratedAndTheFirstAdministratorIsMadeByLink() throws Exception {
        var port = ServerProcess.freePort();
        var log = folder.resolve("shop.log");
        var server = serve(log, port, "--db-url", url("dba", "shop"));
        try {
            await().atMost(PATIENCE)
                    .until(() -> !server.isAlive() || Files.readString(log).contains("is ready"));
            var said = Files.readString(log);
            var link = SETUP.matcher(said);
            assertThat(link.find()).as(said).isTrue();
            var account =
                    "{\"merchantCode\":\"yanshan\",\"merchantName\":\"雁山\","
                            + "\"user\":\"first@yanshan\",\"password\":\"a-long-first-password\"}";
            assertThat(post(port, "/api/v1/setup/" + link.group(1), account)).isEqualTo(204);
            assertThat(post(port, "/api/v1/setup/" + link.group(1), account)).isEqualTo(410);
            var login = "{\"user\":\"first@yanshan\",\"password\":\"a-long-first-password\"}";
            assertThat(post(port, "/api/v1/session", login)).isEqualTo(200);
            try (var c = open("shop")) {
                assertThat(text(c, "select code from merchant")).isEqualTo("yanshan");
                var atWork =
                        "select usename from pg_stat_activity"
                                + " where datname = 'shop' and usename = 'hongyan_app' limit 1";
                assertThat(text(c, atWork)).isEqualTo("hongyan_app");
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void aRoleOfTheOperatorsOwnMayWorkThere() throws Exception {
        run("create database own owner dba");
        var log = folder.resolve("own.log");
        var server =
                serve(
                        log,
                        ServerProcess.freePort(),
                        "--db-url",
                        url("dba", "own"),
                        "--db-app-url",
                        url("worker", "own"));
        try {
            await().atMost(PATIENCE)
                    .until(() -> !server.isAlive() || Files.readString(log).contains("is ready"));
            assertThat(Files.readString(log)).contains("is ready");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void aRoleThatMayNotMakeRolesIsToldWhatToRun() throws Exception {
        assertThat(refusal("--db-url", url("planner", "plan")))
                .contains("alter role \"planner\" createrole", "HONGYAN_DB_APP_URL");
    }

    @Test
    void aRoleThatWouldSeeEverythingIsNotWorkedWith() throws Exception {
        assertThat(refusal("--db-url", url("dba", "shop"), "--db-app-url", url("mighty", "shop")))
                .contains("mighty", "nosuperuser");
    }

    @Test
    void aWrongAddressOrPasswordIsOneSentence() throws Exception {
        assertThat(refusal("--db-url", url("dba", "shop").replace("dba-secret", "guess")))
                .contains("HONGYAN_DB_URL")
                .doesNotContain("\tat ");
        assertThat(refusal("--db-url", "postgresql://dba:p@ss#@127.0.0.1/shop"))
                .contains("HONGYAN_DB_URL")
                .doesNotContain("\tat ");
        assertThat(refusal("--db-url", "mysql://somewhere/shop"))
                .contains("postgresql://user:password@host:5432/name");
    }

    /** What a start says that must not succeed. */
    private static String refusal(String... settings) throws Exception {
        var log = Files.createTempFile(folder, "refused", ".log");
        var server = serve(log, ServerProcess.freePort(), settings);
        await().atMost(PATIENCE).until(() -> !server.isAlive());
        assertThat(server.exitValue()).as(Files.readString(log)).isEqualTo(2);
        return Files.readString(log);
    }

    private static Process serve(Path log, int port, String... settings) throws IOException {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "-Xmx400m",
                                "-Dhongyan.root=" + Path.of("..").toAbsolutePath().normalize(),
                                "io.hongyan.server.Main",
                                "serve",
                                "--data",
                                Files.createTempDirectory(folder, "data").toString(),
                                "--port",
                                "" + port,
                                "--hook-port",
                                "" + ServerProcess.freePort()));
        arguments.addAll(List.of(settings));
        return ServerProcess.java(arguments, log);
    }

    private int post(int port, String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(60))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static String url(String role, String database) {
        var jdbc = outside.owner().jdbcUrl();
        var place = jdbc.substring("jdbc:postgresql://".length(), jdbc.lastIndexOf('/'));
        return "postgresql://%s:%s-secret@%s/%s".formatted(role, role, place, database);
    }

    private static Connection open(String database) throws SQLException {
        var owner = outside.owner().inDatabase(database);
        return DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
    }

    private static void run(String... statements) throws SQLException {
        try (var c = open("postgres");
                var statement = c.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String text(Connection c, String sql) throws SQLException {
        try (var statement = c.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
