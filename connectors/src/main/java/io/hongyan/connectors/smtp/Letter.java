package io.hongyan.connectors.smtp;

import io.hongyan.kit.Message;
import io.hongyan.kit.Settings;
import io.hongyan.kit.StandardWebhook;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;

/** One mail: text first, the same words as HTML, one id for all attempts. */
final class Letter extends MimeMessage {

    private final String id;

    private Letter(Session session, String id) {
        super(session);
        this.id = id;
    }

    static Letter of(Session session, Message message, Settings settings)
            throws MessagingException {
        var from = new InternetAddress(settings.get("from"), true);
        var letter = new Letter(session, idOf(message.key(), from.getAddress()));
        letter.setFrom(from);
        letter.setRecipient(RecipientType.TO, new InternetAddress(oneLine(message.to()), true));
        letter.setSubject(oneLine(message.subject()), "UTF-8");
        letter.setSentDate(Date.from(message.sentAt()));
        letter.setHeader("Auto-Submitted", "auto-generated");
        var unsubscribe = settings.find("unsubscribeUrl");
        if (message.marketing() && unsubscribe.isPresent()) {
            letter.setHeader("List-Unsubscribe", "<" + oneLine(unsubscribe.get()) + ">");
            letter.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        letter.setContent(bodyOf(message));
        return letter;
    }

    static String idOf(String key, String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1);
        return "<" + StandardWebhook.idOf(key) + "@" + domain + ">";
    }

    private static MimeMultipart bodyOf(Message message) throws MessagingException {
        var text = new MimeBodyPart();
        var link = message.link().isEmpty() ? "" : "\n\n" + message.link();
        text.setText(message.text() + link, "UTF-8");
        var html = new MimeBodyPart();
        html.setText(htmlOf(message), "UTF-8", "html");
        return new MimeMultipart("alternative", text, html);
    }

    private static String htmlOf(Message message) {
        var words = "<p>" + escaped(message.text()).replace("\n", "<br>") + "</p>";
        return message.link().isEmpty()
                ? words
                : words + "<p><a href=\"" + escaped(message.link()) + "\">查看详情</a></p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A line end in a header would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ").strip();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
