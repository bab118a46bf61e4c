package io.hongyan.connectors.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.ChannelConnectorContract;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.Json;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WecomChannelTest extends ChannelConnectorContract {

    private static final Settings SETTINGS =
            new Settings(
                    Map.of(
                            "corpId", "ww01",
                            "agentId", "1000002",
                            "secret", "app-secret",
                            "contactSecret", "contact-secret"));

    @Override
    protected ChannelConnector connector() {
        return new WecomChannel();
    }

    @Override
    protected Settings settings() {
        return SETTINGS;
    }

    @Override
    protected FakeHttp server() {
        return new FakeHttp()
                .answering(200, "{\"errcode\":0,\"access_token\":\"tok1\",\"expires_in\":7200}");
    }

    @Override
    protected Message message() {
        return to(Message.Audience.STAFF, "zhangsan", "https://hy.example/hy-1");
    }

    private static Message to(Message.Audience audience, String to, String link) {
        return new Message(
                "hy-1", audience, to, "", Map.of(), "售后待审核", "订单 <1001> 申请退款", link, false, NOW);
    }

    @Override
    protected String acceptance() {
        return "{\"errcode\":0,\"errmsg\":\"ok\",\"invaliduser\":\"\",\"msgid\":\"m1\"}";
    }

    @Override
    protected String unknownRefusal() {
        return "{\"errcode\":99999,\"errmsg\":\"m\"}";
    }

    @Test
    void staffGetACardAndNoDuplicates() {
        var http = server().answering(200, acceptance());

        assertThat(sent(http)).isEqualTo(new Outcome.Done("m1", "accepted"));
        var body = Json.read(http.lastBody());
        assertThat(Json.text(body, "msgtype")).isEqualTo("textcard");
        assertThat(body.get("agentid").asInt()).isEqualTo(1_000_002);
        assertThat(body.at("/textcard/description").asString()).contains("&lt;1001&gt;");
        assertThat(body.get("enable_duplicate_check").asInt()).isEqualTo(1);
        assertThat(http.calls().getFirst().address().toString()).contains("corpsecret=app-secret");
    }

    @Test
    void aCustomersMessageWaitsForAMemberOfStaff() {
        var http = server().answering(200, "{\"errcode\":0,\"fail_list\":[],\"msgid\":\"g1\"}");
        var message = to(Message.Audience.BUYER, "wmExample1", "");

        assertThat(connector().send(message, SETTINGS, http))
                .isEqualTo(new Outcome.Done("g1", WecomChannel.WAITS_FOR_STAFF));
        assertThat(http.calls().getFirst().address().toString()).contains("contact-secret");
        assertThat(connector().lookUp(message, SETTINGS, http)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whoCanNotBeReachedIsARefusal() {
        var nobody = "{\"errcode\":0,\"invaliduser\":\"zhangsan\",\"msgid\":\"m1\"}";
        var failed = "{\"errcode\":0,\"fail_list\":[\"wmExample1\"],\"msgid\":\"g1\"}";

        assertThat(sent(server().answering(200, nobody))).isInstanceOf(Outcome.Refused.class);
        assertThat(
                        connector()
                                .send(
                                        to(Message.Audience.BUYER, "wmExample1", ""),
                                        SETTINGS,
                                        server().answering(200, failed)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aTextIsCutByBytesAndNeverInsideACharacter() {
        assertThat(WecomLetters.cut("鸿雁😀", 9)).isEqualTo("鸿雁");
        assertThat(WecomLetters.cut("鸿雁😀", 10)).isEqualTo("鸿雁😀");
        assertThat(WecomLetters.cut("字".repeat(2000), 2048).getBytes(UTF_8).length)
                .isLessThanOrEqualTo(2048);
    }

    @Test
    void aVoidTokenIsFetchedOnceMore() {
        var http =
                server().answering(200, "{\"errcode\":42001}")
                        .answering(
                                200,
                                "{\"errcode\":0,\"access_token\":\"tok2\",\"expires_in\":7200}")
                        .answering(200, "{\"errcode\":42001}");

        assertThat(sent(http)).isInstanceOf(Outcome.Refused.class);
        assertThat(http.calls()).hasSize(4);
    }
}
