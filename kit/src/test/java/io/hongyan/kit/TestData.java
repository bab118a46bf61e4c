package io.hongyan.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** Material that may not ship with the program; tests that need it are skipped without it. */
public final class TestData {

    private TestData() {}

    public static Path path(String relative) {
        var root = System.getenv("HONGYAN_TEST_DATA");
        Assumptions.assumeTrue(root != null, "HONGYAN_TEST_DATA is not set");
        var path = Path.of(String.valueOf(root)).resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), () -> path + " is not there");
        return path;
    }

    public static byte[] bytes(String relative) {
        try {
            return Files.readAllBytes(path(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String relative) {
        return Json.read(bytes(relative));
    }

    /** A carrier's sample payload. */
    public static byte[] sample(String name) {
        return bytes("protocols/carriers/samples/" + name);
    }

    /** A line of form-encoded sample, without its line end. */
    public static byte[] form(String name) {
        return new String(sample(name), StandardCharsets.UTF_8)
                .strip()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The signature vectors of one source. */
    public static Stream<JsonNode> carrierVectors(String source) {
        return json("protocols/carriers/samples/signature-vectors.json")
                .valueStream()
                .filter(vector -> Json.text(vector, "source").equals(source));
    }

    /** The signature vector of a channel with this id. */
    public static JsonNode channelVector(String id) {
        return json("protocols/channels/samples/vectors.json")
                .get("vectors")
                .valueStream()
                .filter(vector -> Json.text(vector, "id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
