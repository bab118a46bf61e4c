package io.hongyan.server.message;

import io.hongyan.core.message.Template;
import io.hongyan.core.message.TemplateText;
import io.hongyan.kit.Channel;
import io.hongyan.kit.ChannelConnector;
import io.hongyan.kit.Limits;
import io.hongyan.kit.Message;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.Lines;
import io.hongyan.server.platform.Database;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows what a template becomes with a real order, and sends it to one's own address to see. */
final class TemplateTrial {

    private static final Limits ANY = new Limits(0, "", 1);

    private final Database database;
    private final Lines lines;
    private final Recipients recipients;
    private final Rendering rendering;

    TemplateTrial(Database database, Lines lines, Recipients recipients, BuyerLinks links) {
        this.database = database;
        this.lines = lines;
        this.recipients = recipients;
        this.rendering = new Rendering(links);
    }

    /** What is said. */
    record Words(String title, String text, Map<String, String> fields) {}

    /** One channel's words, and how they fit its limits. */
    record Shown(String title, String text, Map<String, String> fields, ChannelLimits.Fit limits) {}

    /**
     * @throws TemplateText.MissingVariable when this order does not know a variable
     */
    Shown show(UUID merchant, Template template, Recipients.About about, Channel channel) {
        var rendered = render(merchant, template, about, channel, ANY);
        var words =
                new Words(
                        rendered.title(),
                        rendered.text(),
                        channel == Channel.WECHAT ? rendered.variables() : Map.of());
        var price = database.transact(merchant, c -> SendingRules.setting(c, merchant)).smsFen();
        return new Shown(
                words.title(),
                words.text(),
                words.fields(),
                ChannelLimits.of(channel, words, price));
    }

    private Rendering.Rendered render(
            UUID merchant,
            Template template,
            Recipients.About about,
            Channel channel,
            Limits limits) {
        return database.transact(
                merchant,
                c -> {
                    var recipient = recipients.find(c, merchant, about);
                    var facts = rendering.facts(c, merchant, recipient, template);
                    return Rendering.render(template, channel, facts, limits);
                });
    }

    /** Where a trial goes. */
    record Target(Channel channel, String to, Instant now) {}

    /** Empty if the merchant has no connection on this channel. */
    Optional<Outcome> send(
            UUID merchant, Template template, Recipients.About about, Target target) {
        return lines.all(merchant, ChannelConnector.class).stream()
                .filter(line -> line.connector().channel() == target.channel())
                .findFirst()
                .map(line -> {
                    var limits = line.connector().limits();
                    var words = render(merchant, template, about, target.channel(), limits);
                    var message =
                            new Message(
                                    "trial/" + UUID.randomUUID(),
                                    Message.Audience.BUYER,
                                    target.to(),
                                    line.settings().get("template." + template.id(), template.id()),
                                    words.variables(),
                                    words.title(),
                                    words.text(),
                                    words.link(),
                                    template.marketing(),
                                    target.now());
                    return line.connector().send(message, line.settings(), line.http());
                });
    }
}
