package io.hongyan.server;

import io.hongyan.kit.CallLog;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Outside;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.action.ActionHandler;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Lines;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.message.BuyerLinks;
import io.hongyan.server.message.Consents;
import io.hongyan.server.message.FlowTemplates;
import io.hongyan.server.message.MessageHandler;
import io.hongyan.server.message.MessageReceipts;
import io.hongyan.server.message.Recipients;
import io.hongyan.server.message.TemplateBook;
import io.hongyan.server.message.TemplateSource;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.watch.NoticeSink;
import io.hongyan.server.watch.Refresh;
import io.hongyan.server.watch.SubscribeHandler;
import io.hongyan.server.web.Beans;
import io.hongyan.server.webhook.WebhookHandler;
import java.net.URI;
import java.util.List;

/** Everything that speaks to the world outside, wired once. */
record Outbound(
        Lines lines,
        TemplateSource templateSource,
        TemplateBook templates,
        Recipients recipients,
        BuyerLinks links,
        Consents consents,
        MessageReceipts receipts,
        Refresh refresh,
        List<ActionHandler> handlers) {

    Outbound {
        handlers = List.copyOf(handlers);
    }

    /** What it stands on. */
    record Ground(
            Database database,
            WorldClock world,
            Ids ids,
            Vault vault,
            Connectors connectors,
            Outside outside,
            ConnectionBook book,
            ActionStore actions) {}

    /**
     * Who we are to others.
     *
     * @param links of the buyer's pages
     * @param sink takes what was pulled through the door of pushes
     */
    record Ours(BuyerLinks links, NoticeSink sink, URI publicUrl, URI publicHookUrl) {}

    static Outbound of(Ground ground, Ours ours) {
        var database = ground.database;
        var vault = ground.vault;
        var lines = new Lines(ground.book, ground.connectors, ground.outside, CallLog.NONE);
        var source = new FlowTemplates();
        var templates = new TemplateBook(source);
        var recipients = new Recipients(TrackingTables.carriers());
        var consents = new Consents(vault);
        var refresh =
                new Refresh(database, lines, vault, new Refresh.Sending(ours.sink, ground.world));
        var office =
                new MessageHandler.Office(
                        database,
                        vault,
                        ground.ids,
                        lines,
                        consents,
                        templates,
                        recipients,
                        ours.links,
                        ground.actions);
        var post =
                new WebhookHandler.Post(
                        database, vault, ground.actions, ground.outside, ours.publicUrl);
        return new Outbound(
                lines,
                source,
                templates,
                recipients,
                ours.links,
                consents,
                new MessageReceipts(lines, consents, ground.actions),
                refresh,
                List.of(
                        new MessageHandler(office),
                        new SubscribeHandler(database, lines, vault, ours.publicHookUrl.toString()),
                        refresh.handler(),
                        new WebhookHandler(post)));
    }

    /** For the console: what its features ask for. */
    Beans addTo(Beans beans) {
        return beans.with(Lines.class, lines)
                .with(TemplateSource.class, templateSource)
                .with(TemplateBook.class, templates)
                .with(Recipients.class, recipients)
                .with(BuyerLinks.class, links)
                .with(Consents.class, consents)
                .with(Refresh.class, refresh);
    }
}
