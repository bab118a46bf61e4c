package io.hongyan.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL that the program brings along, once, into the data folder. */
final class PostgresBinaries {

    private static final Set<java.nio.file.attribute.PosixFilePermission> EXECUTABLE =
            PosixFilePermissions.fromString("rwxr-xr-x");

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}; unpacked if it is not there. */
    static Path unpackedIn(Path home) throws IOException {
        var target = home.resolve("postgres-18.6");
        if (Files.exists(target.resolve("bin/postgres"))) {
            return target;
        }
        Files.createDirectories(home);
        var fresh = Files.createTempDirectory(home, "unpacking");
        try (var archive = open();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(fresh, entry, tar);
            }
        }
        Files.setPosixFilePermissions(fresh, EXECUTABLE);
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(target.resolve("bin/postgres"))) {
                throw e;
            }
        }
        return target;
    }

    private static InputStream open() {
        var name = "postgres-" + system() + "-" + machine() + ".txz";
        var stream = PostgresBinaries.class.getResourceAsStream("/" + name);
        if (stream == null) {
            throw new ConfigurationProblem(
                    "No PostgreSQL is bundled for this system ("
                            + name
                            + "). Set HONGYAN_DB_URL to a PostgreSQL 15 or newer.");
        }
        return stream;
    }

    private static void write(Path root, TarArchiveEntry entry, InputStream content)
            throws IOException {
        var path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("the archive names a path outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, EXECUTABLE);
        }
    }

    private static String system() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : "linux";
    }

    private static String machine() {
        var name = System.getProperty("os.arch", "");
        return switch (name) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> name;
        };
    }
}
