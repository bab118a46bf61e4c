package io.hongyan.server.message;

import io.hongyan.kit.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a channel allows, shown beside a preview: how many segments an SMS takes and what it costs,
 * which fields of a 公众号 template are too long.
 */
final class ChannelLimits {

    /** A long SMS is sent in segments that lose three characters to their numbering. */
    private static final int ONE_SEGMENT = 70;

    private static final int EACH_OF_SEVERAL = 67;
    private static final int LONGEST_SMS = 500;
    private static final int LONGEST_FIELD = 20;
    private static final int LONGEST_SUBJECT = 100;

    private ChannelLimits() {}

    /**
     * How the words fit.
     *
     * @param characters of the whole text
     * @param segments that are paid for; null where none are
     * @param costFen what sending it once costs; null where nothing is paid
     * @param most characters that the channel takes; null without a limit
     * @param problems what does not fit, in words
     */
    record Fit(
            int characters,
            @Nullable Integer segments,
            @Nullable Long costFen,
            @Nullable Integer most,
            List<String> problems) {

        Fit {
            problems = List.copyOf(problems);
        }
    }

    static Fit of(Channel channel, TemplateTrial.Words words, long smsFen) {
        return switch (channel) {
            case SMS -> sms(words.text(), smsFen);
            case WECHAT -> wechat(words);
            case MAIL -> mail(words);
            case WECOM, WEBHOOK -> new Fit(length(words.text()), null, null, null, List.of());
        };
    }

    /** In UTF-16 units, as the providers count. */
    static int segments(String text) {
        var length = text.length();
        return length <= ONE_SEGMENT ? 1 : (length + EACH_OF_SEVERAL - 1) / EACH_OF_SEVERAL;
    }

    private static Fit sms(String text, long smsFen) {
        var segments = segments(text);
        var problems = new ArrayList<String>();
        if (text.length() > LONGEST_SMS) {
            problems.add("短信最多 " + LONGEST_SMS + " 字,现在 " + text.length() + " 字");
        }
        return new Fit(text.length(), segments, segments * smsFen, LONGEST_SMS, problems);
    }

    private static Fit wechat(TemplateTrial.Words words) {
        var problems = new ArrayList<String>();
        for (var field : new java.util.TreeMap<>(words.fields()).entrySet()) {
            if (length(field.getValue()) > LONGEST_FIELD) {
                problems.add(
                        "字段「%s」最多 %d 字,现在 %d 字"
                                .formatted(
                                        field.getKey(), LONGEST_FIELD, length(field.getValue())));
            }
        }
        return new Fit(length(words.text()), null, null, LONGEST_FIELD, problems);
    }

    private static Fit mail(TemplateTrial.Words words) {
        var problems =
                length(words.title()) > LONGEST_SUBJECT
                        ? List.of("邮件标题最多 " + LONGEST_SUBJECT + " 字")
                        : List.<String>of();
        return new Fit(length(words.text()), null, null, null, problems);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
