package io.hongyan.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormTest {

    @Test
    void valuesAreDecodedExactlyOnce() {
        var form = form("a=1%2B1+%E9%B8%BF&b=%253D&c=&d");

        assertThat(form.text("a")).isEqualTo("1+1 鸿");
        assertThat(form.text("b")).isEqualTo("%3D");
        assertThat(form.text("c")).isEmpty();
        assertThat(form.bytes("d")).isNull();
        assertThat(form.bytes("none")).isNull();
    }

    @Test
    void aNameIsNotFoundInsideAnother() {
        assertThat(form("xsign=1&sign=2&sign=3").text("sign")).isEqualTo("2");
    }

    @Test
    void brokenEscapesStayAsTheyAre() {
        assertThat(form("a=100%&b=%zz&c=%4").text("a")).isEqualTo("100%");
        assertThat(form("a=100%&b=%zz&c=%4").text("b")).isEqualTo("%zz");
        assertThat(form("a=100%&b=%zz&c=%4").text("c")).isEqualTo("%4");
    }

    private static Form form(String body) {
        return new Form(body.getBytes(StandardCharsets.UTF_8));
    }
}
