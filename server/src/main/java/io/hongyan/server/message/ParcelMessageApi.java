package io.hongyan.server.message;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.Subject;
import io.hongyan.core.base.JsonText;
import io.hongyan.core.message.Template;
import io.hongyan.core.message.TemplateText;
import io.hongyan.kit.Channel;
import io.hongyan.server.access.Audit;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A message that a person sends to a parcel's buyer (发消息): one of the templates, as it stands. */
@RestController
final class ParcelMessageApi {

    private static final String EXISTS =
            "select 1 from parcel where merchant_id = ? and parcel_id = ?";

    private final Database database;
    private final TemplateBook book;
    private final TemplateTrial trial;
    private final Recipients recipients;
    private final Desk desk;

    /** Where what is to be sent is left, and who notes it. */
    record Desk(
            ActionStore actions, Dispatcher dispatcher, Audit audit, Ids ids, WorldClock world) {}

    ParcelMessageApi(
            Database database,
            TemplateBook book,
            TemplateTrial trial,
            Recipients recipients,
            Desk desk) {
        this.database = database;
        this.book = book;
        this.trial = trial;
        this.recipients = recipients;
        this.desk = desk;
    }

    /**
     * What to say.
     *
     * @param channel the one way to go; null for the buyer's or the merchant's own order
     */
    record Form(@Nullable String template, @Nullable String channel) {}

    /**
     * The message is on its way.
     *
     * @param key under which its action is found, for example by {@code /api/v1/actions?parcel=}
     */
    record SentView(String key, String template, UUID parcel) {}

    /** Buyers who said no to a channel or to marketing stay left alone: sending is as for flows. */
    @PostMapping("/api/v1/parcels/{id}/messages")
    @Allowed({Role.OPERATOR, Role.SERVICE})
    @ResponseStatus(HttpStatus.ACCEPTED)
    SentView send(Caller caller, @PathVariable UUID id, @RequestBody Form form) {
        var merchant = caller.merchant();
        var channel = channel(form.channel);
        var template = database.transact(merchant, c -> template(c, merchant, id, form));
        try {
            trial.show(
                    merchant,
                    template,
                    new Recipients.About(id, null, null),
                    channel.orElse(Channel.SMS));
        } catch (TemplateText.MissingVariable e) {
            throw Problem.invalid("template", "template.unknown_here", e.variable());
        }
        var action = action(caller, id, template, channel, desk.world.instant());
        database.transact(
                merchant,
                c -> {
                    desk.actions.insertAll(c, merchant, List.of(action));
                    desk.audit.record(
                            c,
                            caller,
                            "message.sent",
                            "parcel:" + id,
                            Map.of("template", template.id()));
                    return true;
                });
        desk.dispatcher.wake();
        return new SentView(action.key(), template.id(), id);
    }

    private static Optional<Channel> channel(@Nullable String wire) {
        if (wire == null || wire.isBlank()) {
            return Optional.empty();
        }
        var channel = SendingRules.channel(wire);
        if (channel.isEmpty()) {
            throw Problem.invalid("channel", "message.channel");
        }
        return channel;
    }

    private Template template(Connection c, UUID merchant, UUID parcel, Form form)
            throws SQLException {
        if (!Sql.exists(c, EXISTS, merchant, parcel)) {
            throw Problem.notFound();
        }
        if (form.template == null || form.template.isBlank()) {
            throw Problem.invalid("template", "required");
        }
        var template = book.find(c, merchant, form.template);
        if (template.isEmpty()) {
            throw Problem.invalid("template", "message.template");
        }
        var about = new Recipients.About(parcel, null, null);
        if (recipients.find(c, merchant, about).person() == null) {
            throw Problem.of(409, "message.nobody");
        }
        return template.get();
    }

    private Action action(
            Caller caller, UUID parcel, Template template, Optional<Channel> channel, Instant now) {
        var subject = Subject.parcel(parcel);
        var body = new LinkedHashMap<String, Object>();
        body.put("template", template.id());
        body.put("purpose", template.purpose().name());
        channel.ifPresent(way -> body.put("channels", List.of(way.wireName())));
        return new Action(
                "message",
                subject,
                "staff/" + subject.wireName() + "/" + desk.ids.next() + "/message",
                JsonText.of(body),
                now,
                null,
                new Guard(Set.of(), false, template.marketing(), template.purpose().name(), ""),
                Receipt.ofRule("message.by_hand")
                        .says("by", caller.actor())
                        .fact("template", template.id())
                        .toJson());
    }
}
