package io.hongyan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismTest {

    @Test
    void theSameSeedPushesTheSameBytesForAWeek(@TempDir Path first, @TempDir Path second) {
        var once = week(first);
        var again = week(second);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void anotherSeedIsAnotherWorld(@TempDir Path folder) {
        try (var ground = Ground.demo(folder)) {
            var seven = ground.get("/world/parcels").toString();
            ground.post("/world/reset", "{\"seed\":8,\"scenario\":\"demo\"}");
            assertThat(ground.get("/world/parcels").toString()).isNotEqualTo(seven);
            ground.post("/world/reset", "{\"seed\":7,\"scenario\":\"demo\"}");
            assertThat(ground.get("/world/parcels").toString()).isEqualTo(seven);
        }
    }

    private static String week(Path folder) {
        try (var ground = Ground.demo(folder).introduced()) {
            var jump = ground.advance("P7D");
            assertThat(jump.path("settled").booleanValue()).isTrue();
            assertThat(ground.product.hooks()).hasSizeGreaterThan(500);
            return ground.product.digest();
        }
    }
}
