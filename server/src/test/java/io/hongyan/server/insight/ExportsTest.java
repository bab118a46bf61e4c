package io.hongyan.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExportsTest {

    @Test
    void aCellThatATableProgramWouldRunIsMadeHarmless() {
        assertThat(Exports.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(Exports.cell("+86 1")).isEqualTo("'+86 1");
        assertThat(Exports.cell("-2")).isEqualTo("'-2");
        assertThat(Exports.cell("@x")).isEqualTo("'@x");
    }

    @Test
    void aCellWithCommasQuotesOrLinesIsQuoted() {
        assertThat(Exports.cell("杯子")).isEqualTo("杯子");
        assertThat(Exports.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Exports.cell("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(Exports.cell("a\nb")).isEqualTo("\"a\nb\"");
    }
}
