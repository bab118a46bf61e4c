package io.hongyan.server.access;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Actor;
import io.hongyan.server.web.Actors;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Moments;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was done, newest first. */
@RestController
final class AuditApi {

    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};
    private static final String LIST =
            """
            select audit_id, at, actor, actor_name, kind, subject, detail
              from audit
             where merchant_id = ?
               and (?::uuid is null or audit_id < ?)
               and (? = '' or kind = ?)
               and (? = '' or actor = ? or actor_name = ?)
               and (? = '' or subject = ?)
               and (?::timestamptz is null or at >= ?)
               and (?::timestamptz is null or at < ?)
             order by audit_id desc
             limit ?
            """;

    private static final String KINDS =
            """
            select kind, count(*) as n
              from (select kind from audit
                     where merchant_id = ?
                     order by audit_id desc
                     limit 50000) latest
             group by kind
             order by kind
            """;

    private final Database database;
    private final JsonMapper json;

    AuditApi(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    record AuditRow(
            UUID id,
            Instant at,
            Actor actor,
            String actorName,
            String kind,
            String subject,
            Map<String, Object> detail) {}

    private record Kept(
            UUID id,
            Instant at,
            String actor,
            String actorName,
            String kind,
            String subject,
            Map<String, Object> detail) {}

    /**
     * Which rows.
     *
     * @param actor {@code account:<id>}, {@code key:<id>}, or the name that was shown then
     * @param subject {@code kind:id} of what it was done to
     */
    record Asked(
            @Nullable String kind,
            @Nullable String actor,
            @Nullable String subject,
            @Nullable String from,
            @Nullable String to) {}

    record KindView(String kind, long count) {}

    @GetMapping("/api/v1/audit")
    @Allowed(Role.OWNER)
    Page<AuditRow> list(Caller caller, Paging paging, @ParameterObject Asked asked) {
        var after = paging.afterId();
        var kind = text(asked.kind);
        var actor = text(asked.actor);
        var subject = text(asked.subject);
        var from = Moments.find("from", asked.from);
        var to = Moments.find("to", asked.to);
        var rows =
                database.transact(
                        caller.merchant(),
                        c ->
                                rows(
                                        c,
                                        caller.merchant(),
                                        Sql.list(
                                                c,
                                                LIST,
                                                this::read,
                                                caller.merchant(),
                                                after,
                                                after,
                                                kind,
                                                kind,
                                                actor,
                                                actor,
                                                actor,
                                                subject,
                                                subject,
                                                from,
                                                from,
                                                to,
                                                to,
                                                paging.limit() + 1)));
        return Page.byId(rows, paging, AuditRow::id);
    }

    /** The kinds that there are among the latest rows, with how many of each. */
    @GetMapping("/api/v1/audit/kinds")
    @Allowed(Role.OWNER)
    Page<KindView> kinds(Caller caller) {
        return new Page<>(
                database.transact(
                        caller.merchant(),
                        c ->
                                Sql.list(
                                        c,
                                        KINDS,
                                        row ->
                                                new KindView(
                                                        row.getString("kind"), row.getLong("n")),
                                        caller.merchant())),
                null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The doer by his name of today; the name of then stays beside it. */
    private static List<AuditRow> rows(Connection c, UUID merchant, List<Kept> kept)
            throws SQLException {
        var actors = Actors.of(c, merchant, kept.stream().map(Kept::actor).toList());
        return kept.stream()
                .map(one ->
                        new AuditRow(
                                one.id,
                                one.at,
                                actors.of(one.actor),
                                one.actorName,
                                one.kind,
                                one.subject,
                                one.detail))
                .toList();
    }

    private Kept read(ResultSet row) throws SQLException {
        return new Kept(
                Sql.uuid(row, "audit_id"),
                Sql.instant(row, "at"),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("kind"),
                row.getString("subject"),
                json.readValue(row.getString("detail"), DETAIL));
    }
}
