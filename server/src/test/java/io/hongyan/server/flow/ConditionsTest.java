package io.hongyan.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.flow.Facts;
import io.hongyan.core.flow.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

    static final Conditions CONDITIONS = new Conditions();

    static final Set<String> ALL =
            Arrays.stream(Field.values()).map(Field::root).collect(Collectors.toSet());

    static final Map<String, Object> KNOWN =
            Map.of(
                    "parcel.carrier",
                    "YTO",
                    "order.paid",
                    12_900L,
                    "order.problemOpen",
                    false,
                    "parcel.tags",
                    List.of("重点"),
                    "parcel.pickedUpAt",
                    Instant.parse("2026-11-20T00:00:00Z"),
                    "parcel.attempts",
                    2,
                    "now",
                    Instant.parse("2026-11-22T01:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "order.paid >= yuan(129)                          ; true",
                "order.paid == yuan(129.0)                        ; true",
                "order.paid > yuan(129)                           ; false",
                "parcel.carrier in ['YTO', 'ZTO']                 ; true",
                "'重点' in parcel.tags                             ; true",
                "!order.problemOpen && parcel.attempts >= 2       ; true",
                "hours(now - parcel.pickedUpAt) == 49             ; true",
                "now - parcel.pickedUpAt > hours(48)              ; true",
                "min(order.paid, 5000) == 5000                    ; true",
                "max(order.paid, 50000) == 50000                  ; true",
                "parcel.carrier.startsWith('Y')                   ; true",
                "size(parcel.tags) == 1                           ; true",
                "member.tier == 'GOLD'                            ; false",
                "member.tier != 'GOLD'                            ; false",
                "member.tier == 'GOLD' || order.paid > 1          ; true",
                "order.paid / 0 == 1                              ; false"
            })
    void decides(String text, boolean expected) {
        assertThat(holds(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\".getClass()",
                "java.lang.System.exit(0) == 1",
                "order.paid = 1",
                "parcel.link == 'x'",
                "true &&",
                "[1,2].map(x, x) == 3"
            })
    void refusesWhatIsNoneOfItsBusiness(String text) {
        assertThat(CONDITIONS.compile(text, ALL)).isInstanceOf(Conditions.Compiled.Bad.class);
    }

    @Test
    void loopsEndWithTheirBudget() {
        var list =
                java.util.stream.IntStream.range(0, 60)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(",", "[", "]"));
        var text = list + ".all(a, " + list + ".all(b, " + list + ".all(c, a + b + c >= 0)))";

        assertThat(holds(text)).isFalse();
    }

    @Test
    void conditionsThatAreWrittenTheSameAreEqual() {
        assertThat(CONDITIONS.find("order.paid > 1", ALL))
                .isEqualTo(CONDITIONS.find("order.paid > 1", ALL));
    }

    private static boolean holds(String text) {
        Facts facts = KNOWN::get;
        return CONDITIONS.find(text, ALL).orElseThrow().holds(facts);
    }
}
