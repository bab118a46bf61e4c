package io.hongyan.server.ingest;

import io.hongyan.kit.Push;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A push as one piece of bytes: method and path, its query and headers a line each, an empty line,
 * then the body as it was received.
 */
final class PushBytes {

    private PushBytes() {}

    static byte[] of(Push push) {
        var head = new StringBuilder(push.method()).append(' ').append(line(push.path()));
        push.query()
                .forEach((name, value) ->
                        head.append("\n?").append(line(name)).append('=').append(line(value)));
        push.headers()
                .forEach((name, value) ->
                        head.append('\n').append(line(name)).append(':').append(line(value)));
        var top = head.append("\n\n").toString().getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(top, top.length + push.body().length);
        System.arraycopy(push.body(), 0, all, top.length, push.body().length);
        return all;
    }

    /** The push again; empty for what was never one, for example pulled news. */
    static Optional<Push> read(byte[] bytes) {
        int end = endOfHead(bytes);
        if (end < 0) {
            return Optional.empty();
        }
        var lines = new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n", -1);
        var first = lines[0].split(" ", 2);
        if (first.length < 2 || !first[1].startsWith("/")) {
            return Optional.empty();
        }
        var query = new LinkedHashMap<String, String>();
        var headers = new LinkedHashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].startsWith("?")) {
                put(query, lines[i].substring(1), '=');
            } else {
                put(headers, lines[i], ':');
            }
        }
        var body = Arrays.copyOfRange(bytes, end + 2, bytes.length);
        return Optional.of(new Push(first[0], text(first[1]), query, headers, body));
    }

    private static void put(Map<String, String> fields, String line, char mark) {
        int at = line.indexOf(mark);
        if (at >= 0) {
            fields.put(text(line.substring(0, at)), text(line.substring(at + 1)));
        }
    }

    private static int endOfHead(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** A decoded query value may hold anything: marks of ours are written as two characters. */
    private static String line(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String text(String line) {
        if (line.indexOf('\\') < 0) {
            return line;
        }
        var text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != '\\' || i + 1 == line.length()) {
                text.append(line.charAt(i));
            } else {
                i++;
                text.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
            }
        }
        return text.toString();
    }
}
