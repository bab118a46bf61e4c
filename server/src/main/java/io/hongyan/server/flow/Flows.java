package io.hongyan.server.flow;

import io.hongyan.core.flow.Flow;
import io.hongyan.core.flow.FlowSentence;
import io.hongyan.core.message.Template;
import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator does with flows: look, write, check, publish, switch, delete. */
final class Flows {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final String COUNTS =
            """
            select flow_id, count(*) as hits, coalesce(sum(money), 0) as money
              from flow_hit where merchant_id = ? and at > ? group by flow_id
            """;
    private static final String RUNS =
            """
            select at, subject_kind, subject_id, occurrence, version, actions, money
              from flow_hit where merchant_id = ? and flow_id = ? order by at desc limit 200
            """;

    private final Database database;
    private final FlowBook book;
    private final Conditions conditions;
    private final Audit audit;
    private final InstantSource world;

    Flows(
            Database database,
            FlowBook book,
            Conditions conditions,
            Audit audit,
            InstantSource world) {
        this.database = database;
        this.book = book;
        this.conditions = conditions;
        this.audit = audit;
        this.world = world;
    }

    /** A sum of money as the API writes it. */
    record Money(long amount, String currency) {
        static Money fen(long amount) {
            return new Money(amount, "CNY");
        }
    }

    /**
     * A flow as the console shows it.
     *
     * @param draft somebody is writing on it
     * @param stopped {@code brake} when it sent too much and was stopped; null else
     */
    record FlowView(
            String id,
            String name,
            boolean enabled,
            int version,
            boolean draft,
            @Nullable String stopped,
            String sentence,
            List<String> triggers,
            long hits7d,
            Money spend7d,
            @Nullable String yaml) {}

    /**
     * @param args what the message speaks of: the word found, the word that was perhaps meant
     */
    record ProblemView(int line, int column, String code, String message, List<String> args) {}

    record Check(boolean ok, List<ProblemView> errors, String sentence) {}

    record VersionView(int version, String yaml, Instant publishedAt, String publishedBy) {}

    /** One time that the flow did something. */
    record RunView(
            Instant at,
            String subject,
            UUID subjectId,
            String occurrence,
            int version,
            int actions,
            Money money) {}

    private record Count(long hits, long money) {}

    List<FlowView> all(Caller caller, Language language) {
        return database.transact(
                caller.merchant(),
                c -> {
                    var templates = book.templates(c, caller.merchant());
                    var counts = counts(c, caller.merchant());
                    var views = new ArrayList<FlowView>();
                    for (var row : FlowStore.all(c, caller.merchant())) {
                        var shown = new Shown(templates, language, false);
                        views.add(view(row, counts, shown));
                    }
                    return views;
                });
    }

    FlowView one(Caller caller, String id, Language language) {
        return database.transact(
                caller.merchant(),
                c ->
                        view(
                                find(c, caller.merchant(), id),
                                counts(c, caller.merchant()),
                                new Shown(book.templates(c, caller.merchant()), language, true)));
    }

    private static FlowStore.Row find(Connection c, UUID merchant, String id) throws SQLException {
        return FlowStore.find(c, merchant, id).orElseThrow(Problem::notFound);
    }

    private Map<String, Count> counts(Connection c, UUID merchant) throws SQLException {
        var counts = new HashMap<String, Count>();
        Sql.list(
                c,
                COUNTS,
                row ->
                        counts.put(
                                        row.getString("flow_id"),
                                        new Count(row.getLong("hits"), row.getLong("money")))
                                == null,
                merchant,
                world.instant().minus(WEEK));
        return counts;
    }

    /** How a flow is to be shown. */
    private record Shown(Map<String, Template> templates, Language language, boolean yaml) {}

    private FlowView view(FlowStore.Row row, Map<String, Count> counts, Shown shown) {
        var published = row.published();
        var text = published == null || shown.yaml() ? row.text() : published;
        var flow = FlowReader.trusting(conditions).read(text).flow();
        var count = counts.getOrDefault(row.id(), new Count(0, 0));
        return new FlowView(
                row.id(),
                flow == null ? row.id() : flow.name(),
                row.enabled(),
                row.version(),
                row.draft() != null,
                row.stopped(),
                flow == null ? "" : sentence(flow, shown.templates(), shown.language()),
                flow == null ? List.of() : List.of(flow.on().wireName()),
                count.hits(),
                Money.fen(count.money()),
                shown.yaml() ? text : null);
    }

    static String sentence(Flow flow, Map<String, Template> templates, Language language) {
        if (language == Language.EN) {
            return FlowSentence.english(flow, id -> id);
        }
        return FlowSentence.chinese(
                flow,
                id -> {
                    var template = templates.get(id);
                    return template == null ? id : template.name();
                });
    }

    Check check(Caller caller, String yaml, Language language) {
        return database.transact(
                caller.merchant(),
                c -> {
                    var templates = book.templates(c, caller.merchant());
                    var reading = new FlowReader(conditions, templates).read(yaml);
                    var flow = reading.flow();
                    return new Check(
                            flow != null,
                            views(reading.problems(), language),
                            flow == null ? "" : sentence(flow, templates, language));
                });
    }

    private static List<ProblemView> views(List<FlowProblem> problems, Language language) {
        var word = language == Language.EN ? "en" : "zh";
        return problems.stream()
                .map(p ->
                        new ProblemView(p.line(), p.column(), p.code(), p.message(word), p.args()))
                .toList();
    }

    /** Keeps a text that has no problems as the flow's draft. */
    FlowView put(Caller caller, String id, String yaml, Language language) {
        database.transact(
                caller.merchant(),
                c -> {
                    var flow = good(c, caller.merchant(), yaml, language);
                    if (!flow.id().equals(id)) {
                        throw Problem.invalid("yaml", "flow.other_id", flow.id(), id);
                    }
                    FlowStore.putDraft(c, caller.merchant(), id, yaml, doer(caller));
                    return flow;
                });
        return one(caller, id, language);
    }

    private Flow good(Connection c, UUID merchant, String yaml, Language language)
            throws SQLException {
        var reading = new FlowReader(conditions, book.templates(c, merchant)).read(yaml);
        if (reading.flow() == null) {
            throw Problem.of(422, "invalid").with("errors", views(reading.problems(), language));
        }
        return reading.flow();
    }

    /** Makes the draft, checked once more, the version that runs. */
    FlowView publish(Caller caller, String id, Language language) {
        database.transact(
                caller.merchant(),
                c -> {
                    var row = find(c, caller.merchant(), id);
                    var draft = row.draft();
                    if (draft == null) {
                        throw Problem.of(409, "flow.no_draft");
                    }
                    good(c, caller.merchant(), draft, language);
                    var name = new FlowStore.SubjectFlow(caller.merchant(), id);
                    boolean on = row.enabled() || row.version() == 0;
                    int version = FlowStore.publish(c, name, draft, on, doer(caller));
                    audit.record(
                            c, caller, "flow.published", "flow:" + id, Map.of("version", version));
                    return version;
                });
        return one(caller, id, language);
    }

    FlowView enable(Caller caller, String id, boolean enabled, Language language) {
        database.transact(
                caller.merchant(),
                c -> {
                    var row = find(c, caller.merchant(), id);
                    if (row.version() == 0) {
                        throw Problem.of(409, "flow.not_published");
                    }
                    var name = new FlowStore.SubjectFlow(caller.merchant(), id);
                    boolean done = FlowStore.enable(c, name, enabled, doer(caller));
                    audit.record(
                            c,
                            caller,
                            enabled ? "flow.enabled" : "flow.disabled",
                            "flow:" + id,
                            Map.of());
                    return done;
                });
        return one(caller, id, language);
    }

    void delete(Caller caller, String id) {
        database.transact(
                caller.merchant(),
                c -> {
                    find(c, caller.merchant(), id);
                    var name = new FlowStore.SubjectFlow(caller.merchant(), id);
                    boolean done = FlowStore.delete(c, name, doer(caller));
                    audit.record(c, caller, "flow.deleted", "flow:" + id, Map.of());
                    return done;
                });
    }

    List<VersionView> versions(Caller caller, String id) {
        return database.transact(
                caller.merchant(),
                c -> {
                    find(c, caller.merchant(), id);
                    return FlowStore.versions(c, caller.merchant(), id).stream()
                            .map(v -> new VersionView(v.version(), v.yaml(), v.at(), v.by()))
                            .toList();
                });
    }

    List<RunView> runs(Caller caller, String id) {
        return database.transact(
                caller.merchant(),
                c -> {
                    find(c, caller.merchant(), id);
                    return Sql.list(
                            c,
                            RUNS,
                            row ->
                                    new RunView(
                                            Sql.instant(row, "at"),
                                            row.getString("subject_kind"),
                                            Sql.uuid(row, "subject_id"),
                                            row.getString("occurrence"),
                                            row.getInt("version"),
                                            row.getInt("actions"),
                                            Money.fen(row.getLong("money"))),
                            caller.merchant(),
                            id);
                });
    }

    /** The text that an editor holds, read; for trying it out. */
    Tried tried(Connection c, Caller caller, String id, Language language) throws SQLException {
        var text = find(c, caller.merchant(), id).text();
        return new Tried(good(c, caller.merchant(), text, language), text);
    }

    /** A flow and its text. */
    record Tried(Flow flow, String yaml) {}

    /** Why something was not done, in the caller's language. */
    static Map<String, Object> told(io.hongyan.core.flow.Skipped skipped, Language language) {
        var told = new LinkedHashMap<String, Object>();
        told.put("flow", skipped.flow());
        told.put("step", skipped.step());
        told.put("code", skipped.why().name());
        told.put(
                "why", language == Language.EN ? skipped.why().english() : skipped.why().chinese());
        told.put("detail", skipped.detail());
        return told;
    }

    private FlowStore.Doer doer(Caller caller) {
        return new FlowStore.Doer(caller.name(), world.instant());
    }
}
