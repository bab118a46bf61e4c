package io.hongyan.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WaybillRecogniserTest {

    static final WaybillRecogniser RECOGNISER =
            WaybillRecogniser.parse(Tables.text("waybill-patterns.tsv"), CarriersTest.CARRIERS);

    static Stream<WaybillRecogniser.Form> forms() {
        return RECOGNISER.forms().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormFindsItsExample(WaybillRecogniser.Form form) {
        assertThat(carriers(form.example())).contains(form.carrier());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aWrongCheckDigitIsNoNumberOfThatForm(WaybillRecogniser.Form form) {
        if (form.check() == CheckDigit.NONE) {
            return;
        }
        int fitting = 0;
        var number = form.example();
        int digit = form.check() == CheckDigit.S10 ? 10 : number.length() - 1;
        for (char check = '0'; check <= '9'; check++) {
            var other = number.substring(0, digit) + check + number.substring(digit + 1);
            fitting += form.fits(other) ? 1 : 0;
        }
        assertThat(fitting).isBetween(1, form.check() == CheckDigit.USPS ? 2 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "'  sf1700000000017 ', SF",
        "ＹＴ１７０００００００００１７, YTO",
        "'JDVB17000000017-1-3-', JD",
        "YT 1700 0000 0000 0017, YUNEXPRESS",
        "100000000014, FEDEX",
    })
    void aNumberIsReadAsPeopleWriteIt(String written, String carrier) {
        assertThat(carriers(written)).first().isEqualTo(carrier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "+86 138 0013 8000",
                "8613800138000",
                "0086-13800138000",
                "138-0013-8000",
                "13800138000-1-1-",
                "０１０８８８８６６６６",
                "0571-88886666",
                "4008001234",
                "400-800-1234",
            })
    void aTelephoneNumberIsNeverAWaybill(String phone) {
        assertThat(RECOGNISER.recognise(phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "SF123", "SF17000000000170", "雁栖", "-1-1-", "\uD83D"})
    void whatIsNoNumberHasNoCarrier(String written) {
        assertThat(RECOGNISER.recognise(written)).isEmpty();
    }

    @Test
    void anyTextIsAnsweredInBoundedTime() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var written = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                written.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : '7'));
            }
            RECOGNISER.recognise(written.toString());
        }
        assertThat(RECOGNISER.recognise("7".repeat(100_000))).isEmpty();
    }

    @Test
    void theSheetsNumbersAreRecognised() throws IOException {
        var folder = System.getenv("HONGYAN_TEST_DATA");
        assumeTrue(folder != null, "HONGYAN_TEST_DATA is not set");
        var file =
                Path.of(String.valueOf(folder), "protocols/carriers/samples/waybill-numbers.json");
        var sheet = new JsonMapper().readTree(file.toFile());

        for (var kind : List.of("tests_valid", "tests_invalid")) {
            for (var test : sheet.get(kind)) {
                var expected =
                        test.get("candidates_in_order")
                                .valueStream()
                                .map(code -> ours(code.asString()))
                                .toList();

                assertThat(carriers(test.get("number").asString()))
                        .as("%s", test)
                        .filteredOn(carrier -> !carrier.equals("ROYALMAIL"))
                        .isEqualTo(expected);
            }
        }
    }

    private static String ours(String code) {
        return CarriersTest.CARRIERS.find(code).orElseThrow().code();
    }

    private static List<String> carriers(String written) {
        return RECOGNISER.recognise(written).stream()
                .map(WaybillRecogniser.Candidate::carrier)
                .toList();
    }
}
