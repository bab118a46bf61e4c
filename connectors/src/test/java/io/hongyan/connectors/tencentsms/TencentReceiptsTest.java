package io.hongyan.connectors.tencentsms;

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
import java.util.Map;
import org.junit.jupiter.api.Test;

class TencentReceiptsTest extends HookConnectorContract {

    @Override
    protected HookConnector connector() {
        return new TencentSmsChannel();
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
        [{"user_receive_time":"2026-11-18 10:20:06","nationcode":"86","mobile":"13900000001",
          "report_status":"SUCCESS","errmsg":"DELIVRD","description":"用户短信送达成功",
          "sid":"5000:1"}]\
        """
                .getBytes(UTF_8);
    }

    @Override
    protected Push wrapped(byte[] payload) {
        return Push.post("/hooks/tencent-sms/x", Map.of(), payload);
    }

    @Test
    void theSheetsPushesAreReadWhole() {
        for (var sample : new String[] {"status_callback.json", "reply_callback.json"}) {
            var push = TestData.bytes("protocols/channels/samples/sms-tencent/" + sample);
            assertThat(((Reading.Read) read(wrapped(push))).notices())
                    .hasSize(1)
                    .noneMatch(Notice.Unusable.class::isInstance);
        }
    }

    @Test
    void theAnswerIsInTencentsOwnWords() {
        assertThat(connector().answer(Verdict.ACCEPTED, wrapped(payload()), settings(), NOW))
                .isEqualTo(HookAnswer.json(200, "{\"result\":0,\"errmsg\":\"OK\"}"));
    }
}
