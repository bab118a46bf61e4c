package io.hongyan.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** What every channel that speaks HTTP is held to when it sends. */
public abstract class ChannelConnectorContract {

    protected static final Instant NOW = Instant.parse("2026-11-18T02:20:00Z");

    protected abstract ChannelConnector connector();

    protected abstract Settings settings();

    protected abstract Message message();

    /** The provider's answer when he took the message. */
    protected abstract String acceptance();

    /** The provider's answer with a code that nobody has told us about. */
    protected abstract String unknownRefusal();

    /** A server that has answered whatever comes before the sending itself. */
    protected FakeHttp server() {
        return new FakeHttp();
    }

    protected static Message messageTo(String to, String template, String... variables) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < variables.length; i += 2) {
            values.put(variables[i], variables[i + 1]);
        }
        return new Message(
                "hy-1",
                Message.Audience.BUYER,
                to,
                template,
                values,
                "物流提醒",
                "您的包裹已发出",
                "https://t.example/a1",
                false,
                NOW);
    }

    @Test
    void aTakenMessageIsDone() {
        assertThat(sent(server().answering(200, acceptance()))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void ourKeyGoesWithTheMessage() {
        var http = server().answering(200, acceptance());
        sent(http);

        assertThat(http.lastCall().address() + http.lastBody() + http.lastHeaders())
                .contains(message().key());
    }

    @Test
    void whatNeverLeftIsTriedAgainAndWhatMayHaveLeftIsNot() {
        assertThat(sent(server().ending(new CallResult.NotSent("down"))))
                .isInstanceOf(Outcome.NotNow.class);
        assertThat(sent(server().ending(new CallResult.MaybeSent("slow"))))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aServerInTroubleIsTriedAgain() {
        assertThat(sent(server().answering(503, ""))).isInstanceOf(Outcome.NotNow.class);
        assertThat(sent(server().answering(500, "<html>"))).isInstanceOf(Outcome.NotNow.class);
        assertThat(sent(server().answering(429, ""))).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void aCodeThatNobodyKnowsIsAFinalRefusal() {
        assertThat(sent(server().answering(200, unknownRefusal())))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void anUnreadableAnswerLeavesOpenWhatHappened() {
        for (var answer : new String[] {"", "<html>", "{", "null", "[]"}) {
            assertThat(sent(server().answering(200, answer)))
                    .as(answer)
                    .isNotInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void noPersonStandsInWhatAMessageOrItsSettingsPrint() {
        assertThat(message() + " " + settings()).doesNotContain(message().to(), message().text());
    }

    protected Outcome sent(FakeHttp http) {
        return connector().send(message(), settings(), http);
    }
}
