package io.hongyan.server.access;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.Tokens;
import io.hongyan.server.web.Actor;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is logged in where: one's own sessions; the owner sees and ends everybody's. */
@RestController
@RequestMapping("/api/v1/sessions")
final class SessionsApi {

    private static final String LIST =
            """
            select s.session_id, s.account_id, a.name, s.device, s.address, s.created_at,
                   s.seen_at, s.ends_at
              from session s
              join account a on a.merchant_id = s.merchant_id and a.account_id = s.account_id
             where s.merchant_id = ? and (?::uuid is null or s.account_id = ?)
               and s.ends_at > now() and s.seen_at > now() - interval '12 hours'
             order by s.seen_at desc, s.session_id
             limit 500
            """;
    private static final String END =
            """
            delete from session
             where merchant_id = ? and session_id = ? and (?::uuid is null or account_id = ?)
            """;

    private final Database database;
    private final Audit audit;

    SessionsApi(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * A session.
     *
     * @param current the one that asks
     */
    record SessionRow(
            UUID id,
            Actor account,
            String device,
            String address,
            Instant createdAt,
            Instant seenAt,
            Instant endsAt,
            boolean current) {}

    @GetMapping
    @Allowed
    Page<SessionRow> list(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean all,
            HttpServletRequest request) {
        var own = all && caller.may(Role.OWNER) ? null : accountOf(caller);
        var here =
                WhoFilter.sessionOf(request)
                        .flatMap(token ->
                                database.system(c -> SessionStore.look(c, Tokens.hash(token))))
                        .map(SessionStore.Place::session)
                        .orElse(null);
        return new Page<>(
                database.transact(
                        caller.merchant(),
                        c -> Sql.list(c, LIST, row -> row(row, here), caller.merchant(), own, own)),
                null);
    }

    private static SessionRow row(ResultSet row, @Nullable UUID here) throws SQLException {
        var id = Sql.uuid(row, "session_id");
        return new SessionRow(
                id,
                new Actor(row.getString("account_id"), row.getString("name"), "person"),
                row.getString("device"),
                row.getString("address"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "seen_at"),
                Sql.instant(row, "ends_at"),
                id.equals(here));
    }

    @DeleteMapping("/{id}")
    @Allowed
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable UUID id) {
        var own = caller.may(Role.OWNER) ? null : accountOf(caller);
        database.transact(
                caller.merchant(),
                c -> {
                    if (Sql.update(c, END, caller.merchant(), id, own, own) == 0) {
                        throw Problem.notFound();
                    }
                    audit.record(c, caller, "session.ended", "session:" + id, Map.of());
                    return true;
                });
    }

    private static UUID accountOf(Caller caller) {
        var account = caller.account();
        if (account == null) {
            throw Problem.of(403, "session.only");
        }
        return account;
    }
}
