package io.hongyan.server.insight;

import io.hongyan.server.access.Audit;
import io.hongyan.server.ingest.Redrive;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import io.hongyan.server.web.Unrepeatable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came and could not be taken, with the reason; taken once more when that is mended. */
@RestController
@Allowed
final class QuarantineApi {

    private static final int LONGEST_REASON = 200;
    private static final String LIST =
            """
            select quarantine_id, connection_id, connector, number, reason, arrived_at, redriven_at
              from quarantine
             where merchant_id = ? and (?::uuid is null or quarantine_id < ?)
               and (?::uuid is null or connection_id = ?)
               and (not ? or redriven_at is null)
             order by quarantine_id desc
             limit ?
            """;
    private static final String ONE =
            """
            select quarantine_id, connection_id, connector, number, reason, arrived_at, redriven_at
              from quarantine
             where merchant_id = ? and quarantine_id = ?
            """;

    private final Database database;
    private final Redrive redrive;
    private final Audit audit;

    QuarantineApi(Database database, Redrive redrive, Audit audit) {
        this.database = database;
        this.redrive = redrive;
        this.audit = audit;
    }

    record QuarantinedView(
            UUID id,
            UUID connection,
            String connector,
            String number,
            String reason,
            Instant arrivedAt,
            @Nullable Instant redrivenAt) {}

    /**
     * The newest first.
     *
     * @param connection what came by one connection only
     * @param waiting what was not taken since
     */
    @GetMapping("/api/v1/quarantine")
    Page<QuarantinedView> list(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable UUID connection,
            @RequestParam(defaultValue = "false") boolean waiting) {
        var after = paging.afterId();
        var rows =
                database.transact(
                        caller.merchant(),
                        c ->
                                Sql.list(
                                        c,
                                        LIST,
                                        QuarantineApi::view,
                                        caller.merchant(),
                                        after,
                                        after,
                                        connection,
                                        connection,
                                        waiting,
                                        paging.limit() + 1));
        return Page.byId(rows, paging, QuarantinedView::id);
    }

    @GetMapping("/api/v1/quarantine/{id}")
    QuarantinedView one(Caller caller, @PathVariable UUID id) {
        return database.transact(caller.merchant(), c -> one(c, caller.merchant(), id));
    }

    private static QuarantinedView one(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.find(c, ONE, QuarantineApi::view, merchant, id).orElseThrow(Problem::notFound);
    }

    record Why(@Nullable String reason) {}

    /** As it came, persons included. */
    record RawView(String raw) {}

    /** Shows what came as it came, to somebody who says why. The row of the audit comes first. */
    @PostMapping("/api/v1/quarantine/{id}/reveal")
    @Allowed(Role.OPERATOR)
    @Unrepeatable
    ResponseEntity<RawView> reveal(Caller caller, @PathVariable UUID id, @RequestBody Why why) {
        var reason = why.reason == null ? "" : why.reason.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "required");
        }
        var raw =
                database.transact(
                        caller.merchant(),
                        c -> {
                            note(c, caller, "quarantine.revealed", id, Map.of("reason", reason));
                            return redrive.raw(c, caller.merchant(), id)
                                    .orElseThrow(Problem::notFound);
                        });
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new RawView(raw));
    }

    /**
     * How it went.
     *
     * @param outcome taken, taken-before or still-bad
     */
    record RedrivenView(String outcome, QuarantinedView item) {}

    /** Takes it once more; a second call finds it taken and changes nothing. */
    @PostMapping("/api/v1/quarantine/{id}/redrive")
    @Allowed(Role.OPERATOR)
    RedrivenView redrive(Caller caller, @PathVariable UUID id) {
        return database.transact(
                caller.merchant(),
                c -> {
                    var redriven =
                            redrive.redrive(c, caller.merchant(), id)
                                    .orElseThrow(Problem::notFound);
                    var outcome = outcome(redriven);
                    note(c, caller, "quarantine.redriven", id, Map.of("outcome", outcome));
                    return new RedrivenView(outcome, one(c, caller.merchant(), id));
                });
    }

    private static String outcome(Redrive.Redriven redriven) {
        return switch (redriven) {
            case Redrive.Redriven.Taken() -> "taken";
            case Redrive.Redriven.TakenBefore _ -> "taken-before";
            case Redrive.Redriven.StillBad _ -> "still-bad";
            case Redrive.Redriven.NotNow() -> throw Problem.of(503, "quarantine.not_now");
        };
    }

    private void note(Connection c, Caller caller, String kind, UUID id, Map<String, String> more)
            throws SQLException {
        audit.record(c, caller, kind, "quarantine:" + id, more);
    }

    /** What stood in the place of a number may be anything, a telephone number too. */
    private static QuarantinedView view(ResultSet row) throws SQLException {
        return new QuarantinedView(
                Sql.uuid(row, "quarantine_id"),
                Sql.uuid(row, "connection_id"),
                row.getString("connector"),
                Shown.text(row.getString("number")),
                Shown.text(row.getString("reason")),
                Sql.instant(row, "arrived_at"),
                Sql.findInstant(row, "redriven_at"));
    }
}
