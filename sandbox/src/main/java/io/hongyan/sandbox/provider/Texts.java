package io.hongyan.sandbox.provider;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the message channels share: templates, and the phones that show the result. */
record Texts(Templates templates, Phones phones) {

    String named(String provider, String template, JsonNode values) {
        return templates.named(provider, template, values);
    }

    String numbered(String provider, String template, List<String> values) {
        return templates.numbered(provider, template, values);
    }

    Message show(String phone, String channel, Message.Content content) {
        return phones.deliver(phone, channel, content);
    }
}
