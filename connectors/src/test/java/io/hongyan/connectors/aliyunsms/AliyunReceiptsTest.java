package io.hongyan.connectors.aliyunsms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.HookConnector;
import io.hongyan.kit.HookConnectorContract;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.TestData;
import io.hongyan.kit.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AliyunReceiptsTest extends HookConnectorContract {

    @Override
    protected HookConnector connector() {
        return new AliyunSmsChannel();
    }

    @Override
    protected Settings settings() {
        return new Settings(Map.of());
    }

    @Override
    protected Map<String, String> otherSecrets() {
        return Map.of();
    }

    @Override
    protected boolean isSigned() {
        return false;
    }

    @Override
    protected byte[] payload() {
        return """
        [{"phone_number":"13900000001","send_time":"2026-11-18 10:20:00",
          "report_time":"2026-11-18 10:20:06","success":true,"err_code":"DELIVERED",
          "err_msg":"用户接收成功","sms_size":"1","biz_id":"9^0","out_id":"hy-1"}]\
        """
                .getBytes(UTF_8);
    }

    @Override
    protected Push wrapped(byte[] payload) {
        return Push.post("/hooks/aliyun-sms/x", Map.of(), payload);
    }

    @Test
    void aReceiptNamesOurKeyAndTheProvidersNumber() {
        assertThat(read(wrapped(payload())))
                .isEqualTo(
                        new Reading.Read(
                                List.of(
                                        new Notice.MessageReceipt(
                                                "hy-1",
                                                "9^0",
                                                true,
                                                "DELIVERED 用户接收成功",
                                                Instant.parse("2026-11-18T02:20:06Z")))));
    }

    @Test
    void aReplyThatSaysStopOptsOutAndOthersSayNothing() {
        var reply =
                "[{\"phone_number\":\"139\",\"send_time\":\"2026-11-18 10:25:00\",\"content\":\"%s\"}]";

        assertThat(read(reply.formatted(" t ")))
                .isEqualTo(
                        new Reading.Read(
                                List.of(
                                        new Notice.OptedOut(
                                                "139",
                                                " t ",
                                                Instant.parse("2026-11-18T02:25:00Z")))));
        assertThat(read(reply.formatted("谢谢"))).isEqualTo(new Reading.Read(List.of()));
    }

    @Test
    void theSheetsPushesAreReadWhole() {
        for (var sample : new String[] {"smsreport_push.json", "smsup_push.json"}) {
            var push = TestData.bytes("protocols/channels/samples/sms-aliyun/" + sample);
            assertThat(((Reading.Read) read(wrapped(push))).notices())
                    .isNotEmpty()
                    .noneMatch(Notice.Unusable.class::isInstance);
        }
    }

    @Test
    void theAnswerIsInAliyunsOwnWords() {
        assertThat(connector().answer(Verdict.ACCEPTED, wrapped(payload()), settings(), NOW))
                .isEqualTo(HookAnswer.json(200, "{\"code\":0,\"msg\":\"成功\"}"));
    }
}
