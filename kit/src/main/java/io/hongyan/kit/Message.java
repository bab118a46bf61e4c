package io.hongyan.kit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One message as it shall leave.
 *
 * @param key ours; the same for every attempt
 * @param to phone, openid, mail address, staff id, external contact or URL: the channel's own
 * @param template the provider's number of the template or type of the event; empty for free text
 * @param variables of the template, in the template's order
 * @param subject of a mail; title of a card
 * @param text the whole message as the person reads it; the body of a webhook
 * @param link where a tap leads; empty if nowhere
 * @param sentAt world time of the first attempt: the same for every attempt and look-up
 */
public record Message(
        String key,
        Audience audience,
        String to,
        String template,
        Map<String, String> variables,
        String subject,
        String text,
        String link,
        boolean marketing,
        Instant sentAt) {

    /** For whom it is. */
    public enum Audience {
        BUYER,
        STAFF,
        SYSTEM
    }

    public Message {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    @Override
    public String toString() {
        return "Message " + key; // texts and addresses of persons stay out of logs
    }
}
