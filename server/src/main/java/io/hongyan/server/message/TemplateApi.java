package io.hongyan.server.message;

import io.hongyan.core.message.Template;
import io.hongyan.core.message.TemplateText;
import io.hongyan.kit.Channel;
import io.hongyan.kit.Outcome;
import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A merchant's message templates: his words over those that came. */
@RestController
@RequestMapping("/api/v1/templates")
final class TemplateApi {

    private static final int LONGEST = 20_000;
    private static final List<Channel> SHOWN = List.of(Channel.SMS, Channel.WECHAT, Channel.MAIL);

    private final Database database;
    private final TemplateBook book;
    private final TemplateSource source;
    private final TemplateTrial trial;
    private final Notes notes;

    /** Who notes what was done, and when. */
    record Notes(Audit audit, WorldClock world) {}

    TemplateApi(
            Database database,
            TemplateBook book,
            TemplateSource source,
            TemplateTrial trial,
            Notes notes) {
        this.database = database;
        this.book = book;
        this.source = source;
        this.trial = trial;
        this.notes = notes;
    }

    /**
     * A template.
     *
     * @param version 0 as long as it is as it came
     */
    record TemplateView(
            String id,
            String name,
            String purpose,
            String purposeName,
            boolean marketing,
            boolean builtIn,
            int version,
            String yaml,
            Set<String> variables,
            @Nullable Instant changedAt,
            String changedBy) {}

    @GetMapping
    @Allowed
    Page<TemplateView> list(Caller caller) {
        var all = database.transact(caller.merchant(), c -> book.all(c, caller.merchant()));
        return new Page<>(all.values().stream().map(this::view).toList(), null);
    }

    @GetMapping("/{id}")
    @Allowed
    TemplateView one(Caller caller, @PathVariable String id) {
        return view(held(caller, id));
    }

    private TemplateBook.Held held(Caller caller, String id) {
        var all = database.transact(caller.merchant(), c -> book.all(c, caller.merchant()));
        var held = all.get(id);
        if (held == null) {
            throw Problem.notFound();
        }
        return held;
    }

    private TemplateView view(TemplateBook.Held held) {
        var template = held.template();
        return new TemplateView(
                template.id(),
                template.name(),
                template.purpose().name(),
                template.purpose().chinese(),
                template.marketing(),
                source.builtIn().containsKey(template.id()),
                held.version(),
                held.yaml(),
                TemplateText.variables(template),
                held.changedAt(),
                held.changedBy());
    }

    /** Newest first; empty as long as it is as it came. */
    @GetMapping("/{id}/versions")
    @Allowed
    Page<TemplateBook.Version> versions(Caller caller, @PathVariable String id) {
        held(caller, id);
        return new Page<>(
                database.transact(caller.merchant(), c -> book.versions(c, caller.merchant(), id)),
                null);
    }

    /**
     * New words.
     *
     * @param version the one that was read; with it a change made meanwhile is not overwritten
     */
    record TemplateForm(@Nullable String yaml, @Nullable Integer version) {}

    @PutMapping("/{id}")
    @Allowed(Role.OPERATOR)
    TemplateView put(
            Caller caller,
            Language language,
            @PathVariable String id,
            @RequestBody TemplateForm form) {
        var yaml = form.yaml;
        if (yaml == null || yaml.isBlank()) {
            throw Problem.invalid("yaml", "required");
        }
        var template = readable(yaml, language);
        if (!template.id().equals(id)) {
            throw Problem.invalid("yaml", "template.id", id);
        }
        return database.transact(
                caller.merchant(),
                c -> {
                    var before = book.all(c, caller.merchant()).get(id);
                    var now = before == null ? 0 : before.version();
                    if (form.version != null && form.version != now) {
                        throw Problem.of(409, "template.changed").with("version", now);
                    }
                    var change = new TemplateBook.Change(notes.world.instant(), caller.name());
                    book.put(c, caller.merchant(), id, yaml, change);
                    notes.audit.record(c, caller, "template.changed", "template:" + id, Map.of());
                    var all = book.all(c, caller.merchant());
                    return view(java.util.Objects.requireNonNull(all.get(id)));
                });
    }

    /** Back to the words that came. */
    @DeleteMapping("/{id}")
    @Allowed(Role.OPERATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(Caller caller, @PathVariable String id) {
        database.transact(
                caller.merchant(),
                c -> {
                    if (!book.remove(c, caller.merchant(), id)) {
                        throw Problem.notFound();
                    }
                    notes.audit.record(c, caller, "template.reset", "template:" + id, Map.of());
                    return true;
                });
    }

    /**
     * What to show it with.
     *
     * @param yaml words that are not stored yet; null for those that hold
     */
    record PreviewForm(@Nullable UUID order, @Nullable UUID parcel, @Nullable String yaml) {}

    @PostMapping("/{id}/preview")
    @Allowed
    Map<String, TemplateTrial.Shown> preview(
            Caller caller,
            Language language,
            @PathVariable String id,
            @RequestBody PreviewForm form) {
        var yaml = form.yaml;
        var template = yaml == null ? held(caller, id).template() : readable(yaml, language);
        var about = new Recipients.About(form.parcel, form.order, null);
        var shown = new LinkedHashMap<String, TemplateTrial.Shown>();
        try {
            for (var channel : SHOWN) {
                shown.put(
                        channel.wireName(),
                        trial.show(caller.merchant(), template, about, channel));
            }
        } catch (TemplateText.MissingVariable e) {
            throw Problem.invalid("yaml", "template.unknown_here", e.variable());
        }
        return shown;
    }

    record TrialForm(
            @Nullable String channel,
            @Nullable String to,
            @Nullable UUID order,
            @Nullable UUID parcel) {}

    record TrialView(String outcome, String detail) {}

    /** Sends it to an address of one's own. */
    @PostMapping("/{id}/test")
    @Allowed(Role.OPERATOR)
    TrialView test(Caller caller, @PathVariable String id, @RequestBody TrialForm form) {
        var to = form.to;
        if (to == null || to.isBlank() || to.length() > 200) {
            throw Problem.invalid("to", "required");
        }
        var wire = form.channel;
        var channel =
                SendingRules.channel(wire == null ? "sms" : wire)
                        .orElseThrow(() -> Problem.invalid("channel", "message.channel"));
        var template = held(caller, id).template();
        var about = new Recipients.About(form.parcel, form.order, null);
        database.transact(
                caller.merchant(),
                c -> {
                    notes.audit.record(c, caller, "template.tried", "template:" + id, Map.of());
                    return true;
                });
        try {
            var target = new TemplateTrial.Target(channel, to, notes.world.instant());
            return trial.send(caller.merchant(), template, about, target)
                    .map(TemplateApi::said)
                    .orElseThrow(() -> Problem.invalid("channel", "message.no_connection"));
        } catch (TemplateText.MissingVariable e) {
            throw Problem.invalid("order", "template.unknown_here", e.variable());
        }
    }

    private static TrialView said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var id, var state) -> new TrialView("done", state + " " + id);
            case Outcome.Refused(var code, var reason) ->
                    new TrialView("refused", code + ": " + reason);
            case Outcome.NotNow(_, var reason) -> new TrialView("not_now", reason);
            case Outcome.Unknown(var reason) -> new TrialView("unknown", reason);
        };
    }

    /** The template of a text, or a problem with every place that is wrong. */
    private Template readable(String yaml, Language language) {
        if (yaml.length() > LONGEST) {
            throw Problem.invalid("yaml", "template.long", LONGEST);
        }
        var reading = source.read(yaml);
        var template = reading.template();
        if (template != null) {
            return template;
        }
        var places =
                reading.problems().stream()
                        .map(one -> {
                            var place = new LinkedHashMap<String, Object>();
                            place.put("field", "yaml");
                            place.put("line", one.line());
                            place.put("column", one.column());
                            place.put("code", one.code());
                            place.put("message", language == Language.EN ? one.en() : one.zh());
                            return place;
                        })
                        .toList();
        throw Problem.of(422, "invalid").with("errors", places);
    }
}
