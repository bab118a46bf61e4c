package io.hongyan.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 17:48:45, 2026-11-20T09:48:45Z",
        "2026-11-20 17:48, 2026-11-20T09:48:00Z",
        "2026-11-20 17:48:45.1234567, 2026-11-20T09:48:45.123456Z",
        "2026-11-20T17:48:45.5, 2026-11-20T09:48:45.500Z",
        "2026/11/20 17:48:45, 2026-11-20T09:48:45Z",
        "2026-1-2 3:04:05, 2026-01-01T19:04:05Z",
        "2026-11-20T17:48:45Z, 2026-11-20T17:48:45Z",
        "2026-11-20T17:48:45+08:00, 2026-11-20T09:48:45Z",
        "2026-11-20 17:48:45.123 +0900, 2026-11-20T08:48:45.123Z",
        "20261120174845, 2026-11-20T09:48:45Z",
        "1795312800, 2026-11-22T02:00:00Z",
        "1795312800123, 2026-11-22T02:00:00.123Z",
        "1988-07-01 12:00:00, 1988-07-01T03:00:00Z",
    })
    void whatVendorsWriteIsReadAsBeijingTime(String written, Instant meant) {
        assertThat(Times.read(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "昨天",
                "2026-02-31 10:00:00",
                "2026-11-20 25:00:00",
                "2026-11-20",
                "17:48:45",
                "2026-11-20 17:48:45 in Beijing",
                "999999999999999999999999",
                "0000-00-00 00:00:00",
            })
    void whatIsNoTimeIsNotGuessed(String written) {
        assertThat(Times.read(written)).isNull();
    }
}
