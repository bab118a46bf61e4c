package io.hongyan.sandbox.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps tables on disk. A commit is one line of the log, so a process killed while writing loses
 * that step whole and never half of it. When the log has grown, everything is written to a new
 * snapshot that takes the old one's place in one rename; a generation number tells which log
 * belongs to which snapshot.
 */
public final class Journal implements AutoCloseable {

    private static final long COMPACT_AT = 24L << 20;

    private final Path folder;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Table<?>> tables = new LinkedHashMap<>();
    private long generation;
    private FileChannel log;

    public Journal(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            this.generation = newestGeneration();
            this.log = open(generation);
        } catch (IOException e) {
            throw new UncheckedIOException("state folder can't be used: " + folder, e);
        }
    }

    public <T> Table<T> table(String name, Class<T> type) {
        var table = new Table<>(name, type);
        tables.put(name, table);
        return table;
    }

    /** Reads back what an earlier process wrote. Call once, after all tables are named. */
    public void restore() {
        try {
            var snapshot = snapshot(generation);
            if (Files.exists(snapshot)) {
                apply(json.readTree(Files.readString(snapshot)));
            }
            replay();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes all that changed since the last commit, as one step. */
    public void commit() {
        var step = json.createObjectNode();
        for (var table : tables.values()) {
            note(table, step);
        }
        if (step.isEmpty()) {
            return;
        }
        try {
            write(log, step + "\n");
            if (log.position() > COMPACT_AT) {
                compact();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(Table<?> table, ObjectNode step) {
        var dirty = table.takeDirty();
        if (dirty.isEmpty()) {
            return;
        }
        var changes = step.putObject(table.name());
        dirty.stream()
                .sorted()
                .forEach(key -> changes.set(key, json.valueToTree(table.get(key).orElse(null))));
    }

    private void compact() throws IOException {
        var whole = json.createObjectNode();
        for (var table : tables.values()) {
            var rows = whole.putObject(table.name());
            table.keys()
                    .forEach(key -> rows.set(key, json.valueToTree(table.get(key).orElse(null))));
        }
        var next = generation + 1;
        var fresh = folder.resolve("snapshot.new");
        Files.writeString(fresh, whole.toString());
        Files.move(
                fresh,
                snapshot(next),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        log.close();
        log = open(next);
        Files.deleteIfExists(snapshot(generation));
        Files.deleteIfExists(log(generation));
        generation = next;
    }

    private void replay() throws IOException {
        var path = log(generation);
        var bytes = Files.readAllBytes(path);
        var whole = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                apply(parse(new String(bytes, whole, i - whole, StandardCharsets.UTF_8)));
                whole = i + 1;
            }
        }
        if (whole < bytes.length) {
            log.truncate(whole);
        }
        log.position(whole);
    }

    private JsonNode parse(String line) {
        try {
            return json.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "a line of the state log is unreadable; move the state folder away: " + folder,
                    e);
        }
    }

    private void apply(JsonNode step) {
        for (var change : step.properties()) {
            var table = tables.get(change.getKey());
            if (table == null) {
                continue;
            }
            for (var row : change.getValue().properties()) {
                if (row.getValue().isNull()) {
                    table.unload(row.getKey());
                } else {
                    table.load(row.getKey(), json.treeToValue(row.getValue(), table.type()));
                }
            }
        }
    }

    private long newestGeneration() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.matches("snapshot-\\d+\\.json"))
                    .mapToLong(name -> Long.parseLong(name.replaceAll("\\D", "")))
                    .max()
                    .orElse(0);
        }
    }

    private Path snapshot(long number) {
        return folder.resolve("snapshot-" + number + ".json");
    }

    private Path log(long number) {
        return folder.resolve("log-" + number + ".jsonl");
    }

    private FileChannel open(long number) throws IOException {
        var channel =
                FileChannel.open(log(number), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.position(channel.size());
        return channel;
    }

    private static void write(FileChannel to, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }
}
