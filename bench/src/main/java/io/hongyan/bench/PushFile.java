package io.hongyan.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Requests one after the other in a temporary file, mapped once it is complete. */
final class PushFile implements AutoCloseable {

    private final Path file;
    private final OutputStream out;
    private final Arena arena = Arena.ofShared();
    private MemorySegment bytes = MemorySegment.NULL;
    private long written;
    private long[] from = new long[1 << 12];
    private int[] length = new int[1 << 12];
    private int size;

    PushFile() throws IOException {
        file = Files.createTempFile("hongyan-bench", ".pushes");
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    }

    void add(byte[] request) throws IOException {
        out.write(request);
        place(written, request.length);
        written += request.length;
    }

    void repeatLast() {
        place(from[size - 1], length[size - 1]);
    }

    private void place(long at, int bytesLong) {
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            length = Arrays.copyOf(length, 2 * size);
        }
        from[size] = at;
        length[size++] = bytesLong;
    }

    void swap(int one, int other) {
        long at = from[one];
        int bytesLong = length[one];
        from[one] = from[other];
        length[one] = length[other];
        from[other] = at;
        length[other] = bytesLong;
    }

    /** The file is complete: from now on requests can be read. */
    void map() throws IOException {
        out.close();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, written, arena);
        }
        bytes.load();
    }

    int size() {
        return size;
    }

    /** The bytes of one request; they live as long as this file. */
    ByteBuffer get(int index) {
        return bytes.asSlice(from[index], length[index]).asByteBuffer();
    }

    @Override
    public void close() {
        try {
            arena.close();
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
