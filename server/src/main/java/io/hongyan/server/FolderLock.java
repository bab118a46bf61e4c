package io.hongyan.server;

import io.hongyan.server.platform.ConfigurationProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One program to a data folder: the system frees the lock when the program ends, however. */
final class FolderLock {

    /** Held for as long as the program lives. */
    private static @Nullable FileLock held;

    private FolderLock() {}

    @SuppressWarnings("MustBeClosedChecker") // the lock lives as long as the program
    static synchronized void take(Path data) {
        try {
            Files.createDirectories(data);
            var channel =
                    FileChannel.open(
                            data.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            held = channel.tryLock();
            if (held == null) {
                throw new ConfigurationProblem(
                        "Another Hongyan works in "
                                + data
                                + ". Stop it first, or set HONGYAN_DATA to another folder.");
            }
        } catch (IOException e) {
            throw new ConfigurationProblem(
                    "The data folder " + data + " can't be used: " + e.getMessage(), e);
        }
    }
}
