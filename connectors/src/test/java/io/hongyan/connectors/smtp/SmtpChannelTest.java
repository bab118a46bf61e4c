package io.hongyan.connectors.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.hongyan.kit.FakeHttp;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpChannelTest {

    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final SmtpChannel channel = new SmtpChannel();

    @BeforeEach
    void start() {
        mail.setUser("service@shop.example", "service", "right");
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void aMailArrivesWithOurIdAndBothForms() throws Exception {
        var outcome = channel.send(message("物流提醒", true), settings(), new FakeHttp());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> {
                            assertThat(done.providerId()).isEqualTo("<hy-1@shop.example>");
                        });
        assertThat(mail.getReceivedMessages()).hasSize(1);
        var received = mail.getReceivedMessages()[0];
        assertThat(received.getMessageID()).isEqualTo("<hy-1@shop.example>");
        assertThat(received.getSubject()).isEqualTo("物流提醒");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        var whole = GreenMailUtil.getWholeMessage(received);
        assertThat(whole).contains("multipart/alternative", "text/plain", "text/html");
    }

    @Test
    void aLineEndInASubjectBeginsNoHeader() throws Exception {
        channel.send(message("你好\r\nBcc: all@shop.example", false), settings(), new FakeHttp());

        var received = mail.getReceivedMessages()[0];
        assertThat(received.getHeader("Bcc")).isNull();
        assertThat(received.getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void aWrongLoginStopsTheChannel() {
        var wrong = new HashMap<>(values());
        wrong.put("username", "service");
        wrong.put("password", "wrong");

        assertThat(channel.send(message("a", false), new Settings(wrong), new FakeHttp()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("535"));
        wrong.put("password", "right");
        assertThat(channel.probe(new Settings(wrong), new FakeHttp()))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aServerThatIsDownOrForbiddenIsTriedAgain() {
        var settings = settings();
        var inside = new HashMap<>(values());
        inside.put("host", "10.0.0.1");
        mail.stop();

        assertThat(channel.send(message("a", false), settings, new FakeHttp()))
                .isInstanceOf(Outcome.NotNow.class);
        assertThat(channel.send(message("a", false), new Settings(inside), new FakeHttp()))
                .isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void whatIsNoAddressIsRefusedBeforeAnythingLeaves() {
        var message =
                new Message(
                        "k",
                        Message.Audience.BUYER,
                        "not an address",
                        "",
                        Map.of(),
                        "s",
                        "t",
                        "",
                        false,
                        Instant.EPOCH);

        assertThat(channel.send(message, settings(), new FakeHttp()))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "421, busy, PT5M",
        "451, greylisted, PT5M",
        "452, 4.2.2 full, PT5M",
        "552, full, PT24H",
        "550, 5.1.1 unknown, ''",
        "554, 5.7.1 spam, ''",
    })
    void theServersCodeDecides(int code, String words, String pause) throws Exception {
        var refused = new SMTPSendFailedException("DATA", code, words, null, null, null, null);
        var address =
                new MessagingException(
                        "x",
                        new SMTPAddressFailedException(
                                new InternetAddress("a@b.example"), "RCPT", code, words));
        for (var failure : new MessagingException[] {refused, address}) {
            assertThat(SmtpReplies.of(failure))
                    .isEqualTo(
                            pause.isEmpty()
                                    ? new Outcome.Refused("" + code, words)
                                    : new Outcome.NotNow(Duration.parse(pause), words));
        }
    }

    @Test
    void aConnectionLostOnTheWayLeavesOpenWhatHappened() {
        assertThat(SmtpReplies.of(new MessagingException("x", new IOException("reset"))))
                .isInstanceOf(Outcome.Unknown.class);
    }

    private Settings settings() {
        return new Settings(values());
    }

    private Map<String, String> values() {
        return Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(mail.getSmtp().getPort()),
                "security", "none",
                "from", "雁行优选 <service@shop.example>",
                "unsubscribeUrl", "https://t.example/u/1");
    }

    private static Message message(String subject, boolean marketing) {
        return new Message(
                "hy-1",
                Message.Audience.BUYER,
                "buyer@mail.example",
                "",
                Map.of(),
                subject,
                "您的包裹 <YT1> 已发出\n请留意",
                "https://t.example/a1",
                marketing,
                Instant.parse("2026-11-18T02:20:00Z"));
    }
}
