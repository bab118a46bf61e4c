package io.hongyan.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarriersTest {

    static final Carriers CARRIERS = Carriers.parse(Tables.text("carriers.csv"));

    @ParameterizedTest
    @CsvSource({
        "kdniao, YD, YUNDA",
        "kdniao, JTSD, JT",
        "kdniao, KYSY, KYE",
        "kdniao, SF, SF",
        "kuaidi100, yuantong, YTO",
        "kuaidi100, shunfeng, SF",
        "17track, 190455, ZTO",
        "17track, 190845, KYE",
    })
    void aProvidersCodeIsTranslated(String provider, String theirs, String ours) {
        assertThat(CARRIERS.fromProvider(provider, theirs).orElseThrow().code()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"yunda, YUNDA", "YD, YUNDA", " BEST , HTKY", "KYSY, KYE", "JTSD, JT"})
    void otherSpellingsOfOurOwnCodeAreUnderstood(String written, String code) {
        assertThat(CARRIERS.find(written).orElseThrow().code()).isEqualTo(code);
    }

    @Test
    void whatWeSendIsTheFirstCode() {
        var anneng = CARRIERS.find("ANE").orElseThrow();

        assertThat(anneng.codeAt("kdniao")).contains("ANEKY");
        assertThat(anneng.codeAt("nobody")).isEmpty();
        assertThat(CARRIERS.fromProvider("kdniao", "ANE")).contains(anneng);
    }

    @Test
    void anUnknownCarrierStaysUnknown() {
        assertThat(CARRIERS.find("雁行")).isEmpty();
        assertThat(CARRIERS.fromProvider("kdniao", "")).isEmpty();
        assertThat(CARRIERS.fromProvider("yuantong", "kuaidi100")).isEmpty();
    }

    @Test
    void everyCodeLeadsBackToItsCarrierOrToAnEarlierOne() {
        for (var carrier : CARRIERS.all()) {
            assertThat(CARRIERS.find(carrier.code())).contains(carrier);
            carrier.codes()
                    .forEach((provider, codes) ->
                            assertThat(codes)
                                    .allMatch(code ->
                                            CARRIERS.fromProvider(provider, code).isPresent()));
        }
    }

    @Test
    void aCarrierThatStandsTwiceIsRefused() {
        var twice =
                """
                # version: 1
                code,name_zh,name_en,kind,also,kdniao,kuaidi100,17track,phone_tail
                YAN,雁行,Yanyun,express,,,,,
                YAN,雁行,Yanyun,express,,,,,
                """;

        assertThatThrownBy(() -> Carriers.parse(twice)).hasMessageContaining("YAN stands twice");
    }
}
