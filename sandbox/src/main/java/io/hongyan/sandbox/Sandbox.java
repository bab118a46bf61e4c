package io.hongyan.sandbox;

import io.hongyan.sandbox.control.Machinery;
import io.hongyan.sandbox.control.Stream;
import io.hongyan.sandbox.provider.Smtp;
import io.hongyan.sandbox.wire.Front;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.wire.Keys;
import io.hongyan.sandbox.wire.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The outside world, running: its port, its providers and its clock. */
public final class Sandbox implements AutoCloseable {

    private final Front front;
    private final Smtp mail;
    private final Machinery machinery;
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    /** Brings up the world that {@code options} ask for, or the one that its folder remembers. */
    public Sandbox(Options options, InstantSource machine) {
        var keys = new Keys();
        options.path("config").map(Sandbox::json).ifPresent(c -> keys.override(c.path("keys")));
        var folder = options.path("data").orElse(Path.of("data", "sandbox"));
        var slowness = Duration.ofMillis(options.number("slow", 4_000));
        machinery = new Machinery(folder, keys, machine, slowness);
        machinery.beginIfNew(
                options.number("seed", 42),
                options.text("scenario", "demo"),
                options.instant("start"),
                new Machinery.Pace(
                        options.number("speed", 60),
                        Boolean.parseBoolean(options.text("paused", "false"))));
        introduce(options);
        front = new Front(Math.toIntExact(options.number("port", 8090)));
        front.add(path -> path.equals("/world/stream"), new Stream(machinery.world())::serve);
        front.add(path -> path.startsWith("/world/"), machinery.api()::serve);
        front.add(machinery.outside().providers::takes, machinery.outside().providers::serve);
        front.add(_ -> true, new Page(options.path("web"))::serve);
        front.open();
        var mailPort = options.number("smtp-port", front.port() + 1L);
        mail = new Smtp(machinery.world(), machinery.outside(), Math.toIntExact(mailPort));
    }

    public int port() {
        return front.port();
    }

    public int mailPort() {
        return mail.port();
    }

    public Machinery machinery() {
        return machinery;
    }

    /** From now on time passes by itself. */
    public void run() {
        var _ = pulse.scheduleWithFixedDelay(machinery::pulse, 100, 100, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        pulse.shutdownNow();
        front.close();
        mail.close();
        machinery.close();
    }

    private void introduce(Options options) {
        var product = Json.object();
        options.path("product")
                .map(Sandbox::json)
                .ifPresent(file ->
                        file.properties().forEach(e -> product.set(e.getKey(), e.getValue())));
        if (!product.has("url")) {
            product.put("url", options.text("product-url", ""));
        }
        if (!product.has("apiKey")) {
            product.put("apiKey", options.text("api-key", ""));
        }
        machinery.introduce(product);
    }

    private static JsonNode json(Path file) {
        try {
            return Json.read(Files.readString(file))
                    .orElseThrow(() -> new IllegalArgumentException(file + " holds no JSON"));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
