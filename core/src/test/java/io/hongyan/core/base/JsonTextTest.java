package io.hongyan.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void writesWhatActionsAreMadeOf() {
        var object = new LinkedHashMap<String, Object>();
        object.put("text", "他说\"好\"\\\n");
        object.put("amount", 8_900L);
        object.put("yes", true);
        object.put("at", Instant.EPOCH);
        object.put("list", Arrays.asList("a", null, 1));

        assertThat(JsonText.of(object))
                .isEqualTo(
                        "{\"text\":\"他说\\\"好\\\"\\\\\\u000a\",\"amount\":8900,\"yes\":true,"
                                + "\"at\":\"1970-01-01T00:00:00Z\",\"list\":[\"a\",null,1]}");
    }

    @Test
    void halfACharacterDoesNotBreakTheText() {
        assertThat(JsonText.of(List.of("\ud83d", "😀")))
                .isEqualTo("[\"\\ud83d\",\"\\ud83d\\ude00\"]");
    }
}
