package io.hongyan.server.message;

import io.hongyan.core.message.Template;
import io.hongyan.core.message.TemplateText;
import io.hongyan.kit.Channel;
import io.hongyan.kit.Limits;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Fills in the words of a template for one channel. */
final class Rendering {

    private static final String LINK = "parcel.link";

    private final BuyerLinks links;

    Rendering(BuyerLinks links) {
        this.links = links;
    }

    /**
     * Words as they leave.
     *
     * @param variables what the channel's own template is filled with, in its order
     */
    record Rendered(String title, String text, Map<String, String> variables, String link) {}

    /** What is known: as the decision saw it, then as it is now. */
    Map<String, String> facts(
            Connection c, StoredAction action, Recipient recipient, Template template)
            throws SQLException {
        var facts = new ReadableFacts().add(action.body().path("vars"));
        return withLink(c, action.merchant(), facts.add(recipient.facts()), recipient, template);
    }

    Map<String, String> facts(Connection c, UUID merchant, Recipient recipient, Template template)
            throws SQLException {
        var facts = new ReadableFacts().add(recipient.facts());
        return withLink(c, merchant, facts, recipient, template);
    }

    private Map<String, String> withLink(
            Connection c,
            UUID merchant,
            ReadableFacts facts,
            Recipient recipient,
            Template template)
            throws SQLException {
        var order = recipient.order();
        if (order != null && TemplateText.variables(template).contains(LINK)) {
            facts.put(LINK, links.linkFor(c, merchant, order));
        }
        return facts.texts();
    }

    /**
     * @throws TemplateText.MissingVariable when something is neither known nor has a stand-in
     */
    static Rendered render(
            Template template, Channel channel, Map<String, String> facts, Limits limits) {
        var wording = template.wording("zh");
        var title = TemplateText.render(wording.title(), facts);
        var isShort = channel == Channel.SMS && !wording.sms().isEmpty();
        var pattern = isShort ? wording.sms() : wording.text();
        var text = withEnding(TemplateText.render(pattern, facts), template, limits);
        return new Rendered(
                title,
                text,
                channel == Channel.WECHAT ? fields(wording, facts) : values(pattern, facts),
                facts.getOrDefault(LINK, ""));
    }

    private static Map<String, String> fields(Template.Wording wording, Map<String, String> facts) {
        var fields = new TreeMap<String, String>();
        wording.wechat()
                .forEach((field, text) -> fields.put(field, TemplateText.render(text, facts)));
        return fields;
    }

    private static Map<String, String> values(String pattern, Map<String, String> facts) {
        var values = new LinkedHashMap<String, String>();
        for (var variable : TemplateText.variables(pattern)) {
            values.put(variable, facts.getOrDefault(variable, ""));
        }
        return values;
    }

    private static String withEnding(String text, Template template, Limits limits) {
        var ending = limits.marketingSuffix();
        return template.marketing() && !ending.isEmpty() && !text.endsWith(ending)
                ? text + ending
                : text;
    }
}
