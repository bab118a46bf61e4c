package io.hongyan.connectors.wechatmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.ChannelConnectorContract;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.Json;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatMpChannelTest extends ChannelConnectorContract {

    private static final Settings SETTINGS =
            new Settings(Map.of("appId", "wx01", "secret", "s-0001", "token", "t-0001"));

    private static final String TOKEN = "{\"access_token\":\"tok1\",\"expires_in\":7200}";

    @Override
    protected ChannelConnector connector() {
        return new WechatMpChannel();
    }

    @Override
    protected Settings settings() {
        return SETTINGS;
    }

    @Override
    protected FakeHttp server() {
        return new FakeHttp().answering(200, TOKEN);
    }

    @Override
    protected Message message() {
        return messageTo(
                "oExample",
                "TPL1",
                "character_string1",
                "YT1",
                "thing2",
                "很".repeat(30),
                "phrase3",
                "");
    }

    @Override
    protected String acceptance() {
        return "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":200228332}";
    }

    @Override
    protected String unknownRefusal() {
        return "{\"errcode\":99999,\"errmsg\":\"m\"}";
    }

    @Test
    void theMessageFitsWhatWechatTakes() {
        var http = server().answering(200, acceptance());

        assertThat(sent(http)).isEqualTo(new Outcome.Done("200228332", "accepted"));
        assertThat(http.lastCall().address().toString())
                .endsWith("template/send?access_token=tok1");
        var body = Json.read(http.lastBody());
        assertThat(Json.text(body, "client_msg_id")).isEqualTo("hy-1");
        assertThat(Json.text(body, "url")).isEqualTo("https://t.example/a1");
        assertThat(body.at("/data/thing2/value").asString()).isEqualTo("很".repeat(20));
        assertThat(body.at("/data/phrase3/value").asString()).isEqualTo("无");
        assertThat(body.at("/data/character_string1/value").asString()).isEqualTo("YT1");
    }

    @Test
    void aTokenIsKeptAndFetchedAgainInTimeOrWhenItIsVoid() {
        var channel = connector();
        var http =
                server().answering(200, acceptance())
                        .answering(200, acceptance())
                        .answering(200, "{\"errcode\":40001,\"errmsg\":\"void\"}")
                        .answering(200, TOKEN.replace("tok1", "tok2"))
                        .answering(200, acceptance());

        channel.send(message(), SETTINGS, http);
        channel.send(message(), SETTINGS, http);
        assertThat(http.calls()).hasSize(3);

        assertThat(channel.send(message(), SETTINGS, http)).isInstanceOf(Outcome.Done.class);
        assertThat(http.lastCall().address().toString()).endsWith("tok2");

        http.answering(200, TOKEN).answering(200, acceptance());
        channel.send(message(), SETTINGS, http.at(http.now().plus(Duration.ofMinutes(116))));
        assertThat(http.lastCall().address().toString()).endsWith("tok1");
    }

    @Test
    void withoutATokenNothingHasLeft() {
        assertThat(sent(new FakeHttp())).isInstanceOf(Outcome.NotNow.class);
        assertThat(sent(new FakeHttp().answering(200, "<html>")))
                .isInstanceOf(Outcome.NotNow.class);
        assertThat(sent(new FakeHttp().answering(200, "{\"errcode\":40164,\"errmsg\":\"ip\"}")))
                .isEqualTo(new Outcome.Refused("40164", "ip"));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, PT1M",
        "45009, PT24H",
        "45011, PT1M",
        "43101, ''",
        "43004, ''",
        "47003, ''",
        "48001, ''",
    })
    void everyCodeHasItsMeaning(String errcode, String pause) {
        var answer = "{\"errcode\":" + errcode + ",\"errmsg\":\"m\"}";

        assertThat(sent(server().answering(200, answer)))
                .isEqualTo(
                        pause.isEmpty()
                                ? new Outcome.Refused(errcode, "m")
                                : new Outcome.NotNow(Duration.parse(pause), errcode + " m"));
    }
}
