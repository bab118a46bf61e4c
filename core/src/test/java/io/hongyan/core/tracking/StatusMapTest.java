package io.hongyan.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusMapTest {

    static final StatusMap MAP = StatusMap.parse(Tables.text("status-map.csv"));

    @ParameterizedTest
    @CsvSource({
        "kdniao, 211, DEPOSITED.STATION",
        "kdniao, 201, IN_TRANSIT.ARRIVED_DEST_CITY",
        "kdniao, State:3, DELIVERED.GENERAL",
        "kuaidi100, 201, EXCEPTION.OVERDUE_DELIVERY",
        "kuaidi100, 304, DELIVERED.COLLECTED",
        "kuaidi100, 退签, RETURNED.SIGNED",
        "kuaidi100, 派件, OUT_FOR_DELIVERY.GENERAL",
        "sf, 44, OUT_FOR_DELIVERY.GENERAL",
        "sf, 70, DELIVERY_FAILED.GENERAL",
        "sf, 70+46, CANCELLED.GENERAL",
        "sf, 70+12, DELIVERY_FAILED.GENERAL",
        "sf, 33/501, CANCELLED.GENERAL",
        "sf, 44/301, OUT_FOR_DELIVERY.GENERAL",
        "sf, 54/201, PICKED_UP.GENERAL",
        "sf, 99999/401, DELIVERED.GENERAL",
        "zto, ARRIVAL, IN_TRANSIT.ARRIVED_HUB",
        "zto, query:ARRIVAL, DEPOSITED.LOCKER",
        "yto, SENT_SCAN, OUT_FOR_DELIVERY.GENERAL",
        "sto, 驿站出库, DELIVERED.COLLECTED",
        "yunda, OUTBOUND, OUT_FOR_DELIVERY.TAKEN_OUT",
        "ems, 704, DELIVERED.GENERAL",
        "ems, unsigned:3, DELIVERY_FAILED.BAD_ADDRESS",
        "jdl, 10034, DELIVERED.GENERAL",
        "jdl, 510, DELIVERED.GENERAL",
        "jtexpress, A15, DELIVERY_FAILED.BAD_ADDRESS",
        "jtexpress, 出库扫描, DELIVERED.COLLECTED",
        "cainiao, 05, EXCEPTION.HELD",
        "17track, InTransit_CustomsReleased, CUSTOMS.RELEASED",
        "17track, delivered, DELIVERED.GENERAL",
        "dhl, transit, IN_TRANSIT.GENERAL",
        "deppon, STA_INBOUND, DEPOSITED.LOCKER",
        "standard, DELIVERED, DELIVERED.GENERAL",
        "standard, RETURNING, RETURNING.REQUESTED",
        "standard, DELIVERY_FAILED.NO_CONTACT, DELIVERY_FAILED.NO_CONTACT",
    })
    void aCodeMeansOneThingAtItsSource(String source, String code, String status) {
        assertThat(MAP.find(source, code).orElseThrow().status().code()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "kdniao, 999",
        "kdniao, ''",
        "sf, 70000+46",
        "sf, /",
        "sf, +",
        "standard, DELIVERD",
        "雁, 1"
    })
    void anUnknownCodeIsNotGuessed(String source, String code) {
        assertThat(MAP.find(source, code)).isEmpty();
    }

    @Test
    void aHugeCodeIsUnknownToo() {
        assertThat(MAP.find("sf", "+/".repeat(50_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kdniao, 401", "kdniao, 402", "kdniao, 403", "kdniao, 412", "kuaidi100, 205"})
    void whatASourceOnlyConcludedIsMarked(String source, String code) {
        assertThat(MAP.find(source, code).orElseThrow().computed()).isTrue();
    }

    @Test
    void weakCodesLetTheTextDecide() {
        assertThat(MAP.find("kdniao", "2").orElseThrow().textMaySay())
                .contains(TrackingStatus.DELIVERED);
        assertThat(MAP.find("sf", "80").orElseThrow().textMaySay())
                .containsExactly(TrackingStatus.DEPOSITED);
        assertThat(MAP.find("kdniao", "3").orElseThrow().textMaySay()).isEmpty();
    }

    @Test
    void aReversalNamesWhatItCancels() {
        assertThat(MAP.find("ems", "743").orElseThrow().reversal())
                .isEqualTo(new Reversal(List.of("704"), TrackingStatus.DELIVERED));
        assertThat(MAP.find("ems", "704").orElseThrow().reversal()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnFormatKnowsEveryStatus(TrackingSubStatus status) {
        assertThat(MAP.find("standard", status.code()).orElseThrow().status()).isEqualTo(status);
        assertThat(MAP.find("standard", status.main().name())).isPresent();
    }

    @Test
    void aStatusThatDoesNotExistIsRefusedWithItsLine() {
        var wrong =
                """
                # version: 1
                source,code,name,status,weak,computed,reverses
                yanyun,1,,DELIVERED.SOMEHOW,,,
                """;

        assertThatThrownBy(() -> StatusMap.parse(wrong)).hasMessageContaining("line 3");
    }
}
