package io.hongyan.core.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message template (消息模板).
 *
 * @param name what people call it
 * @param marketing needs consent; otherwise it is about the buyer's own order
 * @param en the English words; empty when it has none
 */
public record Template(
        String id,
        String name,
        Purpose purpose,
        boolean marketing,
        Wording zh,
        Optional<Wording> en) {

    /**
     * The words in one language.
     *
     * @param title the headline, and the subject of a mail
     * @param text the whole message
     * @param sms the short form; empty to send the text
     * @param wechat the fields of the official account's template, by their names there
     */
    public record Wording(String title, String text, String sms, Map<String, String> wechat) {
        public Wording {
            wechat = Map.copyOf(wechat);
        }

        public List<String> texts() {
            var all = new java.util.ArrayList<>(List.of(title, text, sms));
            all.addAll(wechat.values());
            return all;
        }
    }

    public Wording wording(String language) {
        return language.equals("en") ? en.orElse(zh) : zh;
    }
}
