package io.hongyan.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

    static final EventReader READER =
            new EventReader(
                    StatusMap.parse(Tables.text("status-map.csv")),
                    TextRules.parse(Tables.text("text-rules.tsv")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kdniao | 211 | 快件已放入雁栖花园快递柜，凭码取件 | DEPOSITED.LOCKER",
                "kdniao | 211 | 快件已到柳荫驿站 | DEPOSITED.STATION",
                "kdniao | 405 | 电话无人接听 | DELIVERY_FAILED.NO_CONTACT",
                "kdniao | 3 | 快件已由前台代签 | DELIVERED.AGENT",
                "kdniao | 302 | 签收人：本人 | DELIVERED.AFTER_EXCEPTION",
                "kdniao | 205 | 快件到达【雁栖】 | IN_TRANSIT.ARRIVED_STATION",
                "kuaidi100 | 501 | 已存入丰巢 | DEPOSITED.LOCKER",
                "yto | INBOUND | 已存放至柳荫驿站 | DEPOSITED.STATION",
                "sf | 31 | 快件到达【柳荫营业点】 | IN_TRANSIT.ARRIVED_STATION",
            })
    void wordsRefineACodeInsideItsMainStatus(
            String source, String code, String text, String status) {
        assertThat(read(source, code, text)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kdniao | 3 | 派件员正在派送 | DELIVERED.GENERAL",
                "kdniao | 202 | 快件已签收，签收人：本人 | OUT_FOR_DELIVERY.GENERAL",
                "zto | SIGNED | 快件破损 | DELIVERED.GENERAL",
                "sf | 80 | 快件外包装破损 | DELIVERED.GENERAL",
            })
    void wordsNeverOverruleACodeThatCanBeReliedOn(
            String source, String code, String text, String status) {
        assertThat(read(source, code, text)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kdniao | 2 | 雁师傅正在为您派件 | OUT_FOR_DELIVERY.GENERAL",
                "kdniao | 2 | 快件已发往雁栖 | IN_TRANSIT.DEPARTED_HUB",
                "kdniao | 2 | 雁过留声 | IN_TRANSIT.GENERAL",
                "kdniao | State:4 | 客户不在家 | DELIVERY_FAILED.NOT_HOME",
                "kdniao | 4 | 网点扫描 | EXCEPTION.GENERAL",
                "kuaidi100 | 0 | 快件已揽收 | PICKED_UP.GENERAL",
                "sf | 648 | 快件转寄新址 | IN_TRANSIT.FORWARDED",
                "sf | 80 | 已派送至自助柜 | DEPOSITED.LOCKER",
                "yto | FAILED | 收件人拒收，原路返回 | RETURNING.REQUESTED",
                "dhl | transit | Shipment is out for delivery | OUT_FOR_DELIVERY.GENERAL",
                "zto | PROBLEM | 收件地址不详 | DELIVERY_FAILED.BAD_ADDRESS",
            })
    void wordsDecideWhereACodeIsWeak(String source, String code, String text, String status) {
        assertThat(read(source, code, text)).isEqualTo(status);
    }

    @Test
    void anUnknownCodeIsNotGuessedFromItsWords() {
        var event = event("kdniao", "987", "快件已签收");

        assertThat(event.status()).isEqualTo(TrackingSubStatus.UNMAPPED_GENERAL);
        assertThat(event.isUnread()).isTrue();
    }

    @Test
    void withoutACodeTheWordsDecide() {
        assertThat(read("kdniao", "", "快件已揽收")).isEqualTo("PICKED_UP.GENERAL");
        assertThat(read("elsewhere", "17", "快件已揽收")).isEqualTo("PICKED_UP.GENERAL");
        assertThat(read("kdniao", "", "鸿雁传书")).isEqualTo("UNMAPPED.GENERAL");
        assertThat(read("", "", "")).isEqualTo("UNMAPPED.GENERAL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "您的快件即将送达，请准备签收 | OUT_FOR_DELIVERY",
                "派件员张三正在派送，请注意签收 | OUT_FOR_DELIVERY",
                "签收前请检查外包装是否破损 | UNMAPPED",
                "快件已送达柳荫驿站，请凭取件码取件 | DEPOSITED",
                "您的包裹已放入丰巢，如需退回请联系 | DEPOSITED",
                "快件未妥投，收件人要求明天再送 | DELIVERY_FAILED",
                "退回件已由寄件人签收 | RETURNED",
                "拦截失败，快件继续派送 | IN_TRANSIT",
                "已存入柳荫驿站，逾期未取将退回寄件人 | DEPOSITED",
                "快件在【雁栖】检查时发现外包装破损，正在处理 | EXCEPTION",
                "【柳荫】已揽收，投递员孟江南 | PICKED_UP",
                "Possible delay, attempting to correct the address | EXCEPTION",
                "Delivered, Damaged | EXCEPTION",
                "Delivered, To Original Sender | RETURNED",
                "Shipment is being delivered | UNMAPPED",
                "Could not be delivered, recipient refused | DELIVERY_FAILED",
                "海關已放行 | CUSTOMS",
            })
    void trapsOfTheTrade(String text, TrackingStatus main) {
        assertThat(event("", "", text).status().main()).isEqualTo(main);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "【雁城市】快件离开【雁栖营业部】已发往【柳荫转运中心】 | 雁栖营业部 | 柳荫转运中心",
                "快件到达雁栖转运中心，上一站是【柳荫】 | 雁栖转运中心 | ''",
                "在雁栖分拨中心进行装车扫描，发往：柳荫公司 | 雁栖分拨中心 | 柳荫公司",
                "【雁城市】【雁栖东】的【张小雁】正在派件 | 雁栖东 | ''",
                "快件已由【张小雁】签收，签收网点：【雁栖东】 | 雁栖东 | ''",
                "快件已由【柳荫驿站】代收 | 柳荫驿站 | ''",
                "快件准备发往下一站 | '' | ''",
                "雁栖分部(0100-0000000)的雁**正在派件 | 雁栖分部 | ''",
            })
    void placesAreReadFromTheWords(String text, String place, String nextHop) {
        var reading = event("", "", text).reading();

        assertThat(reading.place()).isEqualTo(place);
        assertThat(reading.nextHop()).isEqualTo(nextHop);
    }

    @Test
    void thePlaceThatTheSourceNamesGoesFirst() {
        var report = new Report("kdniao", Instant.EPOCH, "2", "快件到达【雁栖】", "雁城市");

        assertThat(READER.read(report).reading().place()).isEqualTo("雁城市");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "客户拒收 | CONSIGNEE",
                "受台风影响，派送延误 | WEATHER",
                "中转时外箱破损，已联系收件人 | CARRIER",
                "海关暂扣查验 | CUSTOMS",
                "应寄件人要求，快件正在退回 | SHIPPER",
                "快件退回发件人，原因：客户不在 | CONSIGNEE",
                "客户已签收 | NONE",
            })
    void aTroubleIsOnSomebodysSide(String text, EventReason side) {
        assertThat(event("", "", text).reading().reason()).isEqualTo(side);
    }

    @Test
    void aReversalIsReadFromCodeOrWords() {
        assertThat(event("ems", "743", "投递妥投撤销").reversal())
                .isEqualTo(new Reversal(List.of("704"), TrackingStatus.DELIVERED));
        assertThat(event("", "", "投递妥投撤销").reversal())
                .isEqualTo(new Reversal(List.of(), TrackingStatus.DELIVERED));
        assertThat(event("", "", "投递妥投撤销").isUnread()).isFalse();
        assertThat(event("ems", "704", "妥投").reversal()).isNull();
    }

    @Test
    void whatASourceOnlyConcludedStaysMarked() {
        assertThat(event("kdniao", "403", "").computed()).isTrue();
        assertThat(event("kdniao", "414", "").computed()).isFalse();
    }

    @Test
    void itNamesTheWordsThatDecided() {
        var reading = event("", "", "客户 电话 无人接听，派送失败").reading();

        assertThat(reading.matched()).containsExactly("无人接听");
        assertThat(reading.confidence()).isBetween(70, 100);
    }

    private static String read(String source, String code, String text) {
        return event(source, code, text).status().code();
    }

    private static TrackingEvent event(String source, String code, String text) {
        return READER.read(new Report(source, Instant.EPOCH, code, text, ""));
    }
}
