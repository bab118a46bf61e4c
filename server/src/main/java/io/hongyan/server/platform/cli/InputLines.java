package io.hongyan.server.platform.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of UTF-8 as they come, whatever the locale says. Of a line longer than {@value #LONGEST}
 * bytes the rest is skipped, so no input can fill the memory. Bytes that are no UTF-8 become �.
 */
final class InputLines {

    static final int LONGEST = 1 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private byte[] line = new byte[1 << 10];
    private int at;
    private int end;
    private boolean first = true;

    InputLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; null at the end of the input. */
    @Nullable String next() throws IOException {
        int length = 0;
        boolean any = false;
        while (fill()) {
            any = true;
            byte b = buffer[at++];
            if (b == '\n') {
                return text(length);
            }
            if (length < LONGEST) {
                line = length < line.length ? line : Arrays.copyOf(line, line.length * 2);
                line[length++] = b;
            }
        }
        return any ? text(length) : null;
    }

    /** Whether another line may be read without waiting for it. */
    boolean hasMore() {
        return at < end;
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }

    private String text(int length) {
        int shown = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        var text = new String(line, 0, shown, StandardCharsets.UTF_8);
        boolean marked = first && text.startsWith(BYTE_ORDER_MARK);
        first = false;
        return marked ? text.substring(1) : text;
    }
}
