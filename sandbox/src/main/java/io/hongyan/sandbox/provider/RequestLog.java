package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the product called, with our verdict and answer. The last few thousand are at hand; on disk
 * two files take turns.
 */
public final class RequestLog {

    private static final int KEPT = 4_000;
    private static final long TURN_AT = 24L << 20;

    private final Path current;
    private final Path earlier;
    private final Deque<ObjectNode> entries = new ArrayDeque<>();
    private long count;

    public RequestLog(Path folder) {
        this.current = folder.resolve("requests.jsonl");
        this.earlier = folder.resolve("requests.1.jsonl");
        try {
            Files.createDirectories(folder);
            load(earlier);
            load(current);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void add(ObjectNode entry) {
        count++;
        entry.put("id", count);
        remember(entry);
        try {
            Files.writeString(
                    current, entry + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (Files.size(current) > TURN_AT) {
                Files.move(current, earlier, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Oldest first; empty filters take everything. */
    public synchronized List<ObjectNode> find(String provider, String key, int limit) {
        var found = new ArrayList<ObjectNode>();
        var newest = entries.descendingIterator();
        while (newest.hasNext() && found.size() < limit) {
            var entry = newest.next();
            if ((provider.isEmpty() || Json.text(entry, "provider").equals(provider))
                    && (key.isEmpty() || Json.text(entry, "key").equals(key))) {
                found.add(entry);
            }
        }
        return found.reversed();
    }

    public synchronized void clear() {
        entries.clear();
        try {
            Files.deleteIfExists(current);
            Files.deleteIfExists(earlier);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized long nextOccasion() {
        return count + 1;
    }

    private void load(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        for (var line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
            Optional.of(line)
                    .filter(text -> !text.isEmpty())
                    .flatMap(Json::read)
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .ifPresent(entry -> {
                        count = Math.max(count, entry.path("id").asLong(count));
                        remember(entry);
                    });
        }
    }

    private void remember(ObjectNode entry) {
        entries.addLast(entry);
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }
}
