package io.hongyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.concurrent.TimeUnit;

/** The real server as a process of its own, on a data folder of its own; it can be killed. */
final class ServerProcess implements AutoCloseable {

    static final String API_KEY = "hy_demo_0123456789abcdef0123456789abcdef";
    static final String PASSWORD = "demo-demo-1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data;
    private final int sandboxPort;
    private final int port = freePort();
    private final int hookPort = freePort();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;

    ServerProcess(Path data, int sandboxPort) {
        this.data = data;
        this.sandboxPort = sandboxPort;
    }

    /** Starts it; it may not answer yet. */
    void start(String... javaOptions) {
        var arguments = new ArrayList<>(List.of(javaOptions));
        arguments.addAll(
                List.of(
                        "-Xmx600m",
                        "-Dhongyan.root=" + Path.of("..").toAbsolutePath().normalize(),
                        "io.hongyan.server.Main",
                        "demo",
                        "--data",
                        data.toString(),
                        "--port",
                        "" + port,
                        "--hook-port",
                        "" + hookPort,
                        "--sandbox-port",
                        "" + sandboxPort,
                        "--api-key",
                        API_KEY,
                        "--demo-password",
                        PASSWORD));
        process = java(arguments, data.resolveSibling(data.getFileName() + ".log"));
    }

    /** Another Java process with our class path, and no settings of ours in its environment. */
    static Process java(List<String> arguments, Path log) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path")));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("HONGYAN_"));
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void awaitHooks() {
        awaitAnswer(hooks().resolve("/hooks/kdniao/nobody"), 404);
    }

    void awaitReady() {
        awaitAnswer(api("/health/ready"), 200);
    }

    private void awaitAnswer(URI address, int status) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> {
                    assertThat(process.isAlive()).as("the server lives, see %s.log", data).isTrue();
                    return send(HttpRequest.newBuilder(address)).statusCode() == status;
                });
    }

    /** The push address of a connection of the demo merchant, once there is one. */
    URI hook(String connector) {
        var key =
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(100))
                        .ignoreExceptions()
                        .until(() -> hookKey(connector), found -> !found.isEmpty());
        return hooks().resolve("/hooks/" + connector + "/" + key);
    }

    private String hookKey(String connector) throws SQLException {
        try (var c = owner();
                var query =
                        c.prepareStatement("select hook_key from connection where connector = ?")) {
            query.setString(1, connector);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    /** Asks the API as the demo merchant; the answer's status is a good one. */
    String call(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(api(path))
                        .header("Authorization", "Bearer " + API_KEY)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        var answer = send(request);
        assertThat(answer.statusCode() / 100)
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(2);
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI hooks() {
        return URI.create("http://127.0.0.1:" + hookPort);
    }

    URI api(String path) {
        return URI.create("http://127.0.0.1:" + port).resolve(path);
    }

    /** SIGKILL: nothing of the program gets a chance to tidy up. The database goes on. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The database's owner, who sees every merchant. */
    Connection owner() throws SQLException {
        try {
            var databasePort = Files.readString(data.resolve("db-port")).strip();
            var password = Files.readString(data.resolve("secrets/db-owner")).strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + databasePort + "/hongyan",
                    "hongyan_owner",
                    password);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        if (process != null) {
            kill();
        }
        stopDatabase();
    }

    private void stopDatabase() {
        var pidFile = data.resolve("db/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            var pid = Files.readAllLines(pidFile).getFirst().strip();
            new ProcessBuilder("kill", "-INT", pid).start().waitFor(5, TimeUnit.SECONDS);
            await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(pidFile));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
