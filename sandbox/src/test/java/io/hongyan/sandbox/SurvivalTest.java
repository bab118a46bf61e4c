package io.hongyan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivalTest {

    @Test
    void whatWasUnansweredIsSentAgainByTheNextProcess(@TempDir Path before, @TempDir Path after)
            throws IOException {
        try (var ground = Ground.empty(before).introduced()) {
            var number = ground.parcel("ZTO").path("number").stringValue();
            ground.advance("PT1S");
            ground.press(number, "damaged");
            ground.product.answerHooks(500);
            ground.advance("PT30S");
            assertThat(ground.product.hooks()).isNotEmpty();
            var told = ground.product.hooks().size();
            var clock = ground.get("/world/clock").path("now").stringValue();
            var parcel = ground.get("/world/parcels/" + number).toString();
            leaveAsKilled(before, after);

            ground.product.answerHooks(200);
            try (var next = Ground.left(after, ground.product)) {
                assertThat(next.get("/world/clock").path("now").stringValue()).isEqualTo(clock);
                assertThat(next.get("/world/parcels/" + number).toString()).isEqualTo(parcel);
                next.advance("PT2M");

                var hooks = ground.product.hooks();
                assertThat(hooks).hasSizeGreaterThan(told);
                assertThat(hooks.getLast().body()).isEqualTo(hooks.get(told - 1).body());
                assertThat(next.get("/world/pushes").toString()).contains("TAKEN");
            }
        }
    }

    /** Copies the folder as it lies, and half of a line that was being written. */
    private static void leaveAsKilled(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                to.resolve("log-0.jsonl"),
                "{\"clock\":{\"only\":{\"inst",
                StandardOpenOption.APPEND);
    }
}
