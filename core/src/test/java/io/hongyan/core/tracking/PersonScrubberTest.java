package io.hongyan.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonScrubberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "派件员：张小雁，电话13812345678 | 派件员：张**，电话138******78",
                "【雁栖】的业务员李四(010-87654321)正在派件 | 【雁栖】的业务员李*(010-******21)正在派件",
                "快件交给王五，正在派送途中 | 快件交给王*，正在派送途中",
                "签收人：欧阳小雁 | 签收人：欧***",
                "签收人是【朋友代签】 | 签收人是【朋友代签】",
                "签收人：前台 | 签收人：前台",
                "收件人不在家 | 收件人不在家",
                "收件人 张三 电话 138 1234 5678 | 收件人 张* 电话 138 **** **78",
                "客户电话:０１３８１２３４５６７８ | 客户电话:０１３*******７８",
                "单号SF1234567890123已揽收 | 单号SF1234567890123已揽收",
                "派件员会尽快为您派送 | 派件员会尽快为您派送",
                "扫描员是【王二小】 | 扫描员是【王**】",
                "快递员张三正在派件 | 快递员张*正在派件",
                "快递员准备揽收 | 快递员准备揽收",
                "2026-11-25 10:00:00 到达 | 2026-11-25 10:00:00 到达",
            })
    void peopleAreMaskedAndTheRestStays(String text, String shown) {
        assertThat(PersonScrubber.scrub(text)).isEqualTo(shown);
    }

    @Test
    void scrubbingTwiceChangesNothingAndAnyTextKeepsItsLength() {
        var random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(30); j >= 0; j--) {
                text.append(
                        switch (random.nextInt(5)) {
                            case 0 -> "签收人";
                            case 1 -> "1380013";
                            case 2 -> "张小雁";
                            case 3 -> " ";
                            default -> String.valueOf((char) random.nextInt(0x10000));
                        });
            }
            var once = PersonScrubber.scrub(text.toString());

            assertThat(once).hasSize(text.length());
            assertThat(PersonScrubber.scrub(once)).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "已到柳荫驿站，取件码：8-2-3017，请及时取件 | 8-2-3017",
                "凭取货码【A1205】领取 | A1205",
                "请凭738201取件 | 738201",
                "取件码已失效 | ''",
                "请凭13800138000联系 | ''",
                "签收人凭取件码签收 | ''",
            })
    void theCodeOfALockerIsFound(String text, String code) {
        assertThat(PickupCode.in(text).orElse("")).isEqualTo(code);
    }
}
