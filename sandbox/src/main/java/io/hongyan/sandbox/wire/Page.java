package io.hongyan.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Serves the page: from a folder, or from what is packed into the program. */
public final class Page {

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "json", "application/json; charset=utf-8",
                    "png", "image/png",
                    "ico", "image/x-icon",
                    "woff2", "font/woff2");

    private final Optional<Path> folder;

    public Page(Optional<Path> folder) {
        this.folder = folder.map(path -> path.toAbsolutePath().normalize());
    }

    public void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.equals("/") ? "index.html" : path.substring(1);
        var bytes = load(name);
        if (bytes.isEmpty() && name.equals("index.html")) {
            Front.send(
                    exchange,
                    Answer.text(200, "The page has not been built; the API is under /world.\n"));
            return;
        }
        if (bytes.isEmpty()) {
            Front.send(exchange, Answer.notFound("nothing is served at " + path));
            return;
        }
        var type =
                TYPES.getOrDefault(
                        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        var keep = name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
        Front.send(
                exchange,
                new Answer(200, type, new Bytes(bytes.get()), Map.of("Cache-Control", keep)));
    }

    private Optional<byte[]> load(String name) throws IOException {
        if (folder.isPresent()) {
            var file = folder.get().resolve(name).normalize();
            return file.startsWith(folder.get()) && Files.isRegularFile(file)
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        }
        if (name.contains("..")) {
            return Optional.empty();
        }
        try (InputStream in = Page.class.getResourceAsStream("/io/hongyan/sandbox/page/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
