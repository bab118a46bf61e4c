package io.hongyan.sandbox.provider;

import java.time.Instant;

/** What lies on somebody's phone. */
public record Message(String id, String phone, String channel, Instant at, Content content) {

    /**
     * The words, and by what they can be found again: the sender's own id ({@code key}), the
     * template, and the address on that channel.
     */
    public record Content(String title, String text, String template, String key, String to) {}
}
