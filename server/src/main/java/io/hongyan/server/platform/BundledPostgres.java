package io.hongyan.server.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that the program brings along: unpacked, initialised and started in the data
 * folder, durable, with passwords that only the folder's owner can read. It outlives a kill of the
 * program; the next start finds it by its pid file and goes on with it.
 */
public final class BundledPostgres implements AutoCloseable {

    static final String OWNER = "hongyan_owner";
    private static final Logger LOG = LoggerFactory.getLogger(BundledPostgres.class);
    private static final List<String> DURABLE =
            List.of(
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "shared_buffers=256MB",
                    "max_wal_size=4GB",
                    "min_wal_size=512MB",
                    "wal_compression=pglz",
                    "io_method=worker",
                    "max_connections=60",
                    "checkpoint_timeout=15min",
                    "autovacuum_naptime=15s",
                    "random_page_cost=1.1",
                    "jit=off",
                    "listen_addresses=127.0.0.1",
                    "timezone=UTC",
                    "log_timezone=UTC");

    private final Path folder;
    private final Path binaries;
    private final DatabaseAddress owner;
    private final boolean foundRunning;

    private BundledPostgres(
            Path folder, Path binaries, DatabaseAddress owner, boolean foundRunning) {
        this.folder = folder;
        this.binaries = binaries;
        this.owner = owner;
        this.foundRunning = foundRunning;
    }

    /** Starts the server of {@code home}, or goes on with the one that already runs there. */
    public static BundledPostgres start(Path home) {
        try {
            Files.createDirectories(home);
            var binaries = PostgresBinaries.unpackedIn(home.resolve("bin"));
            var folder = home.resolve("db");
            var password = Secrets.readOrMake(home.resolve("secrets/db-owner"));
            if (!Files.exists(folder.resolve("PG_VERSION"))) {
                initialise(binaries, folder, home.resolve("secrets/db-owner"));
            }
            var running = isRunning(folder);
            var port = running ? portOf(folder) : freePort(home.resolve("db-port"));
            if (!running) {
                launch(binaries, folder, port);
            }
            var address =
                    new DatabaseAddress(
                            "jdbc:postgresql://127.0.0.1:" + port + "/postgres", OWNER, password);
            return new BundledPostgres(folder, binaries, address, running);
        } catch (IOException e) {
            throw new ConfigurationProblem(
                    "The bundled PostgreSQL did not start in " + home + ": " + e.getMessage(), e);
        }
    }

    /** The owner's way in; the program itself works as another role. */
    public DatabaseAddress owner() {
        return owner;
    }

    /** True when a server of this folder was running before us. */
    public boolean foundRunning() {
        return foundRunning;
    }

    private static void initialise(Path binaries, Path folder, Path passwordFile)
            throws IOException {
        var fresh = folder.resolveSibling("db-new");
        deleteAll(fresh);
        Files.createDirectories(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        run(
                binaries,
                List.of(
                        "initdb",
                        "-D",
                        fresh.toString(),
                        "-U",
                        OWNER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "-E",
                        "UTF8",
                        "--data-checksums"));
        var settings = new StringBuilder("\n# Hongyan: durable, and tuned for one machine\n");
        for (var setting : DURABLE) {
            var parts = setting.split("=", 2);
            settings.append(parts[0]).append(" = '").append(parts[1]).append("'\n");
        }
        var file = fresh.resolve("postgresql.conf");
        Files.writeString(file, Files.readString(file) + settings);
        Files.move(fresh, folder);
    }

    private static void launch(Path binaries, Path folder, int port) throws IOException {
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
        run(
                binaries,
                List.of(
                        "pg_ctl",
                        "-D",
                        folder.toString(),
                        "-w",
                        "-t",
                        "120",
                        "-l",
                        folder.resolveSibling("db.log").toString(),
                        "-o",
                        "-p " + port + " -k ''",
                        "start"));
    }

    /** Runs a PostgreSQL program; as root through a user namespace, which PostgreSQL accepts. */
    private static void run(Path binaries, List<String> command) throws IOException {
        var full = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            full.addAll(List.of("unshare", "-U"));
        }
        full.add(binaries.resolve("bin").resolve(command.getFirst()).toString());
        full.addAll(command.subList(1, command.size()));
        var output = Files.createTempFile("hongyan-pg", ".txt");
        try {
            var builder = new ProcessBuilder(full);
            builder.environment().put("LD_LIBRARY_PATH", binaries.resolve("lib").toString());
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            var process = builder.start();
            if (!process.waitFor(150, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within 150 s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command.getFirst() + ": " + advice(output, full));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting PostgreSQL", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String advice(Path output, List<String> command) throws IOException {
        var said = Files.readString(output).strip();
        if (command.getFirst().equals("unshare") && said.contains("unshare")) {
            return said
                    + ". User namespaces are forbidden here and PostgreSQL does not run as root:"
                    + " start Hongyan as another user, or set HONGYAN_DB_URL.";
        }
        return said;
    }

    /** True when the process of the pid file lives and is a PostgreSQL of this very folder. */
    private static boolean isRunning(Path folder) throws IOException {
        var pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return false;
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.size() < 4 || !lines.get(1).equals(folder.toString())) {
            return false;
        }
        var process = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        return process.filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().command())
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private static int portOf(Path folder) throws IOException {
        return Integer.parseInt(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(3).strip());
    }

    private static int freePort(Path kept) throws IOException {
        if (Files.exists(kept)) {
            var port = Integer.parseInt(Files.readString(kept).strip());
            if (isFree(port)) {
                return port;
            }
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(kept, Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static void deleteAll(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Stops the server; connections are cut, nothing committed is lost. */
    @Override
    public void close() {
        try {
            run(binaries, List.of("pg_ctl", "-D", folder.toString(), "-m", "fast", "-w", "stop"));
        } catch (IOException e) {
            LOG.warn("The bundled PostgreSQL did not stop cleanly: {}", e.getMessage());
        }
    }

    /** True when the server answers. */
    public boolean answers() {
        try (var connection =
                DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password())) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
