package io.hongyan.sandbox;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the program was started: flags, and for each a variable or a default. */
public record Options(Map<String, String> values) {

    private static final List<String> FLAGS =
            List.of(
                    "port",
                    "smtp-port",
                    "data",
                    "seed",
                    "start",
                    "speed",
                    "paused",
                    "scenario",
                    "web",
                    "config",
                    "product",
                    "product-url",
                    "product-hook-url",
                    "api-key",
                    "slow");

    public Options {
        values = Map.copyOf(values);
    }

    /** Refuses what it doesn't know, by a sentence. */
    public static Options of(String[] args, Map<String, String> environment) {
        var values = new HashMap<String, String>();
        values.put("port", environment.getOrDefault("HONGYAN_SANDBOX_PORT", "8090"));
        values.put("api-key", environment.getOrDefault("HONGYAN_API_KEY", ""));
        for (var i = 0; i < args.length; i++) {
            var flag = args[i].startsWith("--") ? args[i].substring(2) : "";
            var cut = flag.indexOf('=');
            var name = cut < 0 ? flag : flag.substring(0, cut);
            if (!FLAGS.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown argument "
                                + args[i]
                                + "; known are --"
                                + String.join(", --", FLAGS));
            }
            if (cut < 0 && i + 1 == args.length) {
                throw new IllegalArgumentException("--" + name + " needs a value");
            }
            values.put(name, cut < 0 ? args[++i] : flag.substring(cut + 1));
        }
        return new Options(values);
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public Optional<Path> path(String name) {
        return Optional.ofNullable(values.get(name)).filter(v -> !v.isEmpty()).map(Path::of);
    }

    public long number(String name, long otherwise) {
        var text = values.getOrDefault(name, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--" + name + " must be a whole number, not " + text, e);
        }
    }

    public Optional<Instant> instant(String name) {
        var text = values.getOrDefault(name, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--" + name + " must be a time such as 2026-11-22T10:00:00+08:00", e);
        }
    }
}
