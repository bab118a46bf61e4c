package io.hongyan.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.Channel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelLimitsTest {

    @ParameterizedTest
    @CsvSource({"1,1", "70,1", "71,2", "134,2", "135,3", "201,3", "202,4"})
    void aLongSmsIsPaidBySegments(int characters, int segments) {
        var fit = fit(Channel.SMS, "", "字".repeat(characters), Map.of());

        assertThat(fit.segments()).isEqualTo(segments);
        assertThat(fit.costFen()).isEqualTo(segments * 5L);
        assertThat(fit.problems()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsSaidInWords() {
        var sms = fit(Channel.SMS, "", "字".repeat(501), Map.of());
        var wechat = fit(Channel.WECHAT, "", "短", Map.of("thing1", "字".repeat(21), "a", "b"));
        var mail = fit(Channel.MAIL, "题".repeat(101), "文", Map.of());

        assertThat(sms.problems()).singleElement().asString().contains("501");
        assertThat(wechat.problems()).singleElement().asString().contains("thing1", "21");
        assertThat(mail.problems()).hasSize(1);
        assertThat(mail.costFen()).isNull();
    }

    private static ChannelLimits.Fit fit(
            Channel channel, String title, String text, Map<String, String> fields) {
        return ChannelLimits.of(channel, new TemplateTrial.Words(title, text, fields), 5);
    }
}
