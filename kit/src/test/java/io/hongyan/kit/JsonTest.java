package io.hongyan.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void scalarsOfAnyKindAreReadAsText() {
        var node =
                Json.read("{\"a\":1,\"b\":true,\"c\":null,\"d\":\"x\",\"e\":{\"f\":1},\"g\":1.50}");

        assertThat(Json.text(node, "a")).isEqualTo("1");
        assertThat(Json.text(node, "b")).isEqualTo("true");
        assertThat(Json.text(node, "c")).isEmpty();
        assertThat(Json.text(node, "d")).isEqualTo("x");
        assertThat(Json.text(node, "e")).isEmpty();
        assertThat(Json.text(node, "none")).isEmpty();
    }

    @Test
    void whatNoTableCanHoldIsReplacedAlwaysInTheSameWay() {
        var half = new String(new char[] {'a', (char) 0xd83d, 'b', 0, 'c'});

        assertThat(Json.clean(half)).isEqualTo("a\ufffdb\ufffdc");
        assertThat(Json.clean("好 \ud83d\ude00")).isEqualTo("好 \ud83d\ude00");
        assertThat(Json.clean("字".repeat(5_000))).hasSize(2_000);
    }

    @Test
    void whatIsNoJsonSaysSo() {
        assertUnreadable("{\"a\":".getBytes(StandardCharsets.UTF_8));
        assertUnreadable("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertUnreadable("{\"a\":\"鸿雁\"}".getBytes(Charset.forName("GB18030")));
    }

    private static void assertUnreadable(byte[] body) {
        assertThatThrownBy(() -> Json.read(body)).isInstanceOf(Json.UnreadableJson.class);
    }
}
