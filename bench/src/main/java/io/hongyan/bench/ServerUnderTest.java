package io.hongyan.bench;

import java.io.File;
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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The real server with its bundled PostgreSQL, as a process on a fresh data folder. */
final class ServerUnderTest implements AutoCloseable {

    static final String USER = "hongyan_owner";
    static final String API_KEY = "hy_demo_00000000000000000000000000000bee";

    /** More options for the measured programs, for a profile of them. */
    private static final List<String> OPTIONS =
            Arrays.stream(System.getProperty("hongyan.bench.options", "").split(" "))
                    .filter(option -> !option.isBlank())
                    .toList();

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

    private final Path root;
    private final Path data;
    private final int port = freePort();
    private final int hookPort = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;

    ServerUnderTest(Path root, Path data, int worldPort) throws IOException {
        this.root = root;
        this.data = data;
        this.process =
                java(
                        classPath(),
                        "-Xmx700m",
                        "-Dhongyan.root=" + root,
                        "io.hongyan.server.Main",
                        "demo",
                        "--data",
                        data.toString(),
                        "--port",
                        "" + port,
                        "--hook-port",
                        "" + hookPort,
                        "--sandbox-port",
                        "" + worldPort,
                        "--api-key",
                        API_KEY,
                        "--shards",
                        System.getProperty("hongyan.bench.shards", "2"));
    }

    /** The built server; another class path can be given for development. */
    private String classPath() {
        var server = root.resolve("server/target");
        return System.getProperty(
                "hongyan.bench.server",
                server.resolve("server-0.1.0-SNAPSHOT.jar")
                        + File.pathSeparator
                        + server.resolve("lib")
                        + "/*");
    }

    Process java(String classPath, String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath));
        command.addAll(1, OPTIONS);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("HONGYAN_"));
        return builder.redirectOutput(
                        ProcessBuilder.Redirect.appendTo(
                                data.resolveSibling("processes.log").toFile()))
                .start();
    }

    int hookPort() {
        return hookPort;
    }

    /** CPU microseconds so far: of the program, and of its PostgreSQL. */
    long[] cpu() {
        return new long[] {CpuTime.ofTree(process.pid()), CpuTime.ofTree(postmaster())};
    }

    private long postmaster() {
        try {
            var lines = Files.readAllLines(data.resolve("db/postmaster.pid"));
            return Long.parseLong(lines.getFirst().strip());
        } catch (IOException e) {
            return -1;
        }
    }

    /** Path of the demo merchant's Kdniao hook, once the server is ready. */
    String awaitHook() throws SQLException {
        long until = System.nanoTime() + PATIENCE;
        while (call("GET", "/health/ready", "") != 200) {
            pause(until);
        }
        try (var c = owner("hongyan");
                var query = c.createStatement()) {
            while (true) {
                try (var rows =
                        query.executeQuery(
                                "select hook_key from connection where connector = 'kdniao'")) {
                    if (rows.next()) {
                        return "/hooks/kdniao/" + rows.getString(1);
                    }
                }
                pause(until);
            }
        }
    }

    private void pause(long until) {
        if (!process.isAlive() || System.nanoTime() > until) {
            throw new IllegalStateException(
                    "the server does not start; see " + data.resolveSibling("processes.log"));
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }

    /** Status of the answer; 0 without one. */
    int call(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + API_KEY)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    String url(String database) {
        try {
            return "jdbc:postgresql://127.0.0.1:"
                    + Files.readString(data.resolve("db-port")).strip()
                    + "/"
                    + database;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String password() {
        try {
            return Files.readString(data.resolve("secrets/db-owner")).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection owner(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, password());
    }

    /** Ends the program; its PostgreSQL goes on for the others. */
    void endProgram() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        http.shutdownNow();
        endProgram();
        var pidFile = data.resolve("db/postmaster.pid");
        if (Files.exists(pidFile)) {
            var pid = Files.readAllLines(pidFile).getFirst().strip();
            new ProcessBuilder("kill", "-INT", pid).start();
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
