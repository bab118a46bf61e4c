package io.hongyan.connectors.smtp;

import io.hongyan.kit.Card;
import io.hongyan.kit.Channel;
import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.HookAnswer;
import io.hongyan.kit.Http;
import io.hongyan.kit.Limits;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Push;
import io.hongyan.kit.Reading;
import io.hongyan.kit.Settings;
import io.hongyan.kit.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands mail to the merchant's server. Its yes means that the next server has it, no more. */
public final class SmtpChannel implements ChannelConnector {

    @Override
    public Card card() {
        return SmtpCard.CARD;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Limits limits() {
        return new Limits(0, "", 1);
    }

    @Override
    public Outcome send(Message message, Settings settings, Http http) {
        var session = Session.getInstance(properties(settings));
        try {
            var letter = Letter.of(session, message, settings);
            letter.saveChanges();
            return guarded(settings, http, () -> delivered(session, letter, settings));
        } catch (AddressException e) {
            return new Outcome.Refused("553", String.valueOf(e.getMessage()));
        } catch (MessagingException e) {
            return new Outcome.Refused("letter", String.valueOf(e.getMessage()));
        }
    }

    /** What is done while the server's name means the checked address. */
    private interface Work {
        Outcome done();
    }

    private static Outcome guarded(Settings settings, Http http, Work work) {
        return switch (http.dial(settings.get("host"), port(settings))) {
            case Http.Dial.Forbidden(var reason) -> new Outcome.NotNow(Duration.ZERO, reason);
            case Http.Dial.Allowed allowed -> {
                try (allowed) {
                    yield work.done();
                }
            }
        };
    }

    private static int port(Settings settings) {
        return settings.number("port", 587);
    }

    private static Outcome delivered(Session session, Letter letter, Settings settings) {
        try (var transport = (SMTPTransport) session.getTransport("smtp")) {
            connect(transport, settings);
            transport.sendMessage(letter, letter.getAllRecipients());
            return new Outcome.Done(
                    String.valueOf(letter.getMessageID()),
                    "accepted: " + transport.getLastServerResponse().strip());
        } catch (MessagingException e) {
            return SmtpReplies.of(e);
        }
    }

    private static void connect(SMTPTransport transport, Settings settings)
            throws MessagingException {
        var host = settings.get("host");
        if (settings.find("username").isPresent()) {
            var password = settings.get("password", "");
            transport.connect(host, port(settings), settings.get("username"), password);
        } else {
            transport.connect(host, port(settings), null, null);
        }
    }

    private static Properties properties(Settings settings) {
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", "10000");
        properties.put("mail.smtp.timeout", "60000");
        properties.put("mail.smtp.writetimeout", "60000");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", String.valueOf(settings.find("username").isPresent()));
        switch (settings.get("security", "starttls")) {
            case "tls" -> properties.put("mail.smtp.ssl.enable", "true");
            case "none" -> properties.put("mail.smtp.starttls.enable", "false");
            default -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
        }
        return properties;
    }

    /** A server answers no such question; the same Message-ID goes out once more. */
    @Override
    public Outcome lookUp(Message message, Settings settings, Http http) {
        return new Outcome.NotNow(Duration.ZERO, "repeated with the same Message-ID");
    }

    @Override
    public Outcome probe(Settings settings, Http http) {
        var session = Session.getInstance(properties(settings));
        return guarded(settings, http, () -> connected(session, settings));
    }

    private static Outcome connected(Session session, Settings settings) {
        try (var transport = (SMTPTransport) session.getTransport("smtp")) {
            connect(transport, settings);
            return new Outcome.Done("", "服务器可连接" + login(settings));
        } catch (MessagingException e) {
            return SmtpReplies.of(e);
        }
    }

    private static String login(Settings settings) {
        return settings.find("username").isPresent() ? ",登录成功" : "";
    }

    @Override
    public Reading read(Push push, Settings settings) {
        return new Reading.Unreadable("nothing is pushed to this connection");
    }

    @Override
    public HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now) {
        return HookAnswer.text(404, "not found");
    }
}
