package io.hongyan.connectors.smtp;

import io.hongyan.kit.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/** What a mail server's refusal means: 4xx passes, 5xx stays. */
final class SmtpReplies {

    private static final Duration GREYLISTING = Duration.ofMinutes(5);

    private SmtpReplies() {}

    static Outcome of(MessagingException failure) {
        for (@Nullable Exception cause = failure; cause != null; cause = nextOf(cause)) {
            switch (cause) {
                case AuthenticationFailedException login -> {
                    return new Outcome.Refused("535", words(login));
                }
                case SMTPAddressFailedException address -> {
                    return reply(address.getReturnCode(), words(address));
                }
                case SMTPSenderFailedException sender -> {
                    return reply(sender.getReturnCode(), words(sender));
                }
                case SMTPSendFailedException refused when refused.getNextException() == null -> {
                    return reply(refused.getReturnCode(), words(refused));
                }
                case MailConnectException down -> {
                    return new Outcome.NotNow(Duration.ZERO, words(down));
                }
                case SocketConnectException down -> {
                    return new Outcome.NotNow(Duration.ZERO, words(down));
                }
                default -> {}
            }
        }
        return new Outcome.Unknown(words(failure));
    }

    private static @Nullable Exception nextOf(Exception cause) {
        return cause instanceof MessagingException failure ? failure.getNextException() : null;
    }

    private static Outcome reply(int code, String words) {
        if (code == 552 || words.contains("5.2.2")) {
            return new Outcome.NotNow(Duration.ofDays(1), words); // the mailbox is full
        }
        if (code >= 500) {
            return new Outcome.Refused(String.valueOf(code), words);
        }
        return code >= 400 ? new Outcome.NotNow(GREYLISTING, words) : new Outcome.Unknown(words);
    }

    private static String words(Exception failure) {
        return String.valueOf(failure.getMessage()).strip();
    }
}
