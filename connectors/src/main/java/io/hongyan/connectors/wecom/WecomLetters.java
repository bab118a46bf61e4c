package io.hongyan.connectors.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongyan.kit.Json;
import io.hongyan.kit.Message;
import io.hongyan.kit.Settings;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of the two ways to write. */
final class WecomLetters {

    private static final int TEXT_BYTES = 2048;

    private static final int CARD_BYTES = 512;

    private static final int TASK_BYTES = 4000;

    private static final int FOUR_HOURS = 4 * 3600;

    private WecomLetters() {}

    static ObjectNode toStaff(Message message, Settings settings) {
        var letter = Json.object().put("touser", message.to());
        if (message.link().isEmpty()) {
            letter.put("msgtype", "text");
            letter.put("agentid", settings.number("agentId", 0));
            letter.putObject("text").put("content", cut(message.text(), TEXT_BYTES));
        } else {
            letter.put("msgtype", "textcard");
            letter.put("agentid", settings.number("agentId", 0));
            letter.putObject("textcard")
                    .put("title", cut(message.subject(), 128))
                    .put("description", cut(escaped(message.text()), CARD_BYTES))
                    .put("url", message.link())
                    .put("btntxt", "详情");
        }
        return letter.put("enable_duplicate_check", 1).put("duplicate_check_interval", FOUR_HOURS);
    }

    /** A card's description is read as HTML. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static ObjectNode toCustomer(Message message, Settings settings) {
        var task = Json.object().put("chat_type", "single");
        task.putArray("external_userid").add(message.to());
        settings.find("sender").ifPresent(sender -> task.put("sender", sender));
        task.putObject("text").put("content", cut(message.text(), TASK_BYTES));
        if (!message.link().isEmpty()) {
            task.putArray("attachments")
                    .addObject()
                    .put("msgtype", "link")
                    .putObject("link")
                    .put("title", cut(message.subject(), 128))
                    .put("desc", "点开查看")
                    .put("url", message.link());
        }
        return task;
    }

    /** WeCom counts bytes; no character is cut in two. */
    static String cut(String text, int bytes) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            used += text.substring(end, next).getBytes(UTF_8).length;
            if (used > bytes) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}
