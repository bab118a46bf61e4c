package io.hongyan.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A push as it was received and the reading we expect: {@code cases/{connector}/{name}.push} and
 * {@code .reading}. The settings of all cases of a connector stand in {@code settings.properties}
 * beside them.
 *
 * <p>A push file is a request as text: the request line, headers, an empty line, the body.
 */
record RecordedCase(String name, Path push, Path reading, Settings settings) {

    static Stream<RecordedCase> of(String connector) {
        var folder = folderOf(connector);
        var settings = settingsIn(folder);
        return files(folder)
                .filter(file -> file.toString().endsWith(".push"))
                .sorted()
                .map(file -> of(file, settings));
    }

    private static RecordedCase of(Path push, Settings settings) {
        var name = push.getFileName().toString().replace(".push", "");
        return new RecordedCase(name, push, push.resolveSibling(name + ".reading"), settings);
    }

    void check(HookConnector connector) {
        var read = ReadingText.of(connector.read(pushOf(), settings));
        var expected = Files.exists(reading) ? text(reading) : "(no expectation yet)";

        assertThat(read).isEqualTo(expected.stripTrailing() + "\n");
    }

    private Push pushOf() {
        var raw = new String(bytes(push), StandardCharsets.ISO_8859_1);
        int headEnd = raw.indexOf("\n\n");
        var head = raw.substring(0, headEnd).split("\n", -1);
        var requestLine = head[0].split(" ", -1);
        var headers = new LinkedHashMap<String, String>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(
                    head[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    head[i].substring(colon + 1).strip());
        }
        var body = raw.substring(headEnd + 2);
        return new Push(
                requestLine[0],
                URI.create(requestLine[1]).getPath(),
                queryOf(requestLine[1]),
                headers,
                (body.endsWith("\n") ? body.substring(0, body.length() - 1) : body)
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    static Map<String, String> queryOf(String target) {
        var query = new HashMap<String, String>();
        var raw = URI.create(target).getRawQuery();
        if (raw != null) {
            var form = new Form(raw.getBytes(StandardCharsets.US_ASCII));
            for (var pair : raw.split("&", -1)) {
                var name = pair.substring(0, Math.max(0, pair.indexOf('=')));
                query.put(name, form.text(name));
            }
        }
        return query;
    }

    private static Path folderOf(String connector) {
        var folder = RecordedCase.class.getResource("/cases/" + connector + "/settings.properties");
        if (folder == null) {
            throw new IllegalStateException(
                    connector + " has no recorded case: cases/" + connector + " is missing");
        }
        try {
            return Path.of(folder.toURI()).resolveSibling(".");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Settings settingsIn(Path folder) {
        var values = new HashMap<String, String>();
        text(folder.resolve("settings.properties"))
                .lines()
                .filter(line -> line.contains("="))
                .forEach(line ->
                        values.put(
                                line.substring(0, line.indexOf('=')),
                                line.substring(line.indexOf('=') + 1)));
        return new Settings(values);
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }
}
