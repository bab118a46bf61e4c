package io.hongyan.sandbox;

import io.hongyan.sandbox.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A world for a test: a quiet clock that moves by calls only, and a product that listens. */
final class Ground implements AutoCloseable {

    static final String START = "2026-11-10T10:00:00+08:00";

    final Sandbox sandbox;
    final FakeProduct product;
    final Path folder;

    private Ground(Path folder, String scenario, FakeProduct product) {
        this.folder = folder;
        this.product = product;
        var options =
                Options.of(
                        new String[] {
                            "--port",
                            "0",
                            "--smtp-port",
                            "0",
                            "--data",
                            folder.toString(),
                            "--seed",
                            "7",
                            "--start",
                            START,
                            "--paused",
                            "true",
                            "--scenario",
                            scenario,
                            "--slow",
                            "50"
                        },
                        Map.of());
        sandbox = new Sandbox(options, InstantSource.fixed(Instant.parse("2026-11-10T02:00:00Z")));
    }

    static Ground empty(Path folder) {
        return new Ground(folder, "empty", listening());
    }

    static Ground demo(Path folder) {
        return new Ground(folder, "demo", listening());
    }

    /** The world that was left in this folder, with the same product. */
    static Ground left(Path folder, FakeProduct product) {
        return new Ground(folder, "empty", product);
    }

    Ground introduced() {
        product.follow(url());
        var hooks = Json.object();
        for (var name :
                new String[] {
                    "kdniao", "sf", "aliyun-sms", "tencent-sms", "wechat-mp", "standard"
                }) {
            hooks.put(name, product.url() + "/hooks/" + name + "/k1");
        }
        var body = Json.object().put("url", product.url()).put("apiKey", "hy_test");
        body.set("hookUrls", hooks);
        put("/world/product", body.toString());
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + sandbox.port();
    }

    JsonNode post(String path, String body) {
        return Caller.json("POST", url() + path, body).json();
    }

    JsonNode put(String path, String body) {
        return Caller.json("PUT", url() + path, body).json();
    }

    JsonNode get(String path) {
        return Caller.get(url() + path).json();
    }

    JsonNode advance(String by) {
        return post("/world/clock/advance", "{\"by\":\"" + by + "\"}");
    }

    JsonNode parcel(String carrier) {
        return post("/world/parcels", "{\"carrier\":\"" + carrier + "\"}");
    }

    JsonNode press(String number, String kind) {
        return post("/world/parcels/" + number + "/events", "{\"kind\":\"" + kind + "\"}");
    }

    /** The shared data, if this machine has them. */
    static Optional<Path> testData() {
        return Optional.ofNullable(System.getenv("HONGYAN_TEST_DATA")).map(Path::of);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
        product.close();
    }

    private static FakeProduct listening() {
        try {
            return new FakeProduct();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
