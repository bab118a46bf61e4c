package io.hongyan.server.connection;

import io.hongyan.core.tracking.PersonScrubber;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Cursor;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came in by hooks: pushes that were stored, and those that were refused. */
@RestController
@Allowed
final class HookLogApi {

    private static final String PUSHES =
            """
            select push_id, connection_id, connector, arrived_at, reports
              from push
             where merchant_id = ?
               and (?::uuid is null or connection_id = ?)
               and (?::uuid is null or push_id < ?)
             order by push_id desc
             limit ?
            """;
    private static final int LONGEST_BODY = 20_000;
    private static final String PUSH =
            """
            select push_id, connection_id, connector, arrived_at, reports, sealed
              from push
             where merchant_id = ? and push_id = ?
            """;
    private static final String REFUSALS =
            """
            select minute, reason, count
              from refusal
             where merchant_id = ? and connection_id = ?
               and (?::timestamptz is null or (minute, reason) < (?, ?))
             order by minute desc, reason desc
             limit ?
            """;

    private final Database database;
    private final Connections connections;
    private final Vault vault;

    HookLogApi(Database database, Connections connections, Vault vault) {
        this.database = database;
        this.connections = connections;
        this.vault = vault;
    }

    record PushRow(UUID id, UUID connection, String connector, Instant arrivedAt, int reports) {}

    /**
     * A push as it came, without persons.
     *
     * @param body names, phones and addresses are scrubbed; cut after 20,000 characters
     */
    record PushView(
            UUID id,
            UUID connection,
            String connector,
            Instant arrivedAt,
            int reports,
            String body) {}

    /** Refusals of one minute for one reason. */
    record RefusalRow(Instant minute, String reason, long count) {}

    @GetMapping("/api/v1/hook-log")
    Page<PushRow> pushes(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable UUID connection) {
        var after = paging.afterId();
        var rows =
                database.transact(
                        caller.merchant(),
                        c -> {
                            try (var query = c.prepareStatement(PUSHES)) {
                                query.setObject(1, caller.merchant());
                                query.setObject(2, connection);
                                query.setObject(3, connection);
                                query.setObject(4, after);
                                query.setObject(5, after);
                                query.setInt(6, paging.limit() + 1);
                                return list(query, HookLogApi::push);
                            }
                        });
        return Page.byId(rows, paging, PushRow::id);
    }

    @GetMapping("/api/v1/hook-log/{id}")
    @Allowed({Role.OPERATOR, Role.DEVELOPER})
    PushView push(Caller caller, @PathVariable UUID id) {
        return database.transact(
                        caller.merchant(),
                        c ->
                                Sql.find(
                                        c,
                                        PUSH,
                                        row -> {
                                            var one = push(row);
                                            return new PushView(
                                                    one.id,
                                                    one.connection,
                                                    one.connector,
                                                    one.arrivedAt,
                                                    one.reports,
                                                    body(caller.merchant(), row));
                                        },
                                        caller.merchant(),
                                        id))
                .orElseThrow(Problem::notFound);
    }

    private String body(UUID merchant, ResultSet row) throws SQLException {
        var text = vault.openText(merchant, row.getBytes("sealed"));
        var scrubbed = PersonScrubber.scrub(text);
        return scrubbed.length() > LONGEST_BODY ? scrubbed.substring(0, LONGEST_BODY) : scrubbed;
    }

    @GetMapping("/api/v1/connections/{id}/refusals")
    Page<RefusalRow> refusals(Caller caller, Paging paging, @PathVariable UUID id) {
        connections.row(caller.merchant(), id);
        var key = paging.keyOf("minute", 2);
        var minute = key.isEmpty() ? null : Paging.instant(key.getFirst()).atOffset(ZoneOffset.UTC);
        var rows =
                database.transact(
                        caller.merchant(),
                        c -> {
                            try (var query = c.prepareStatement(REFUSALS)) {
                                query.setObject(1, caller.merchant());
                                query.setObject(2, id);
                                query.setObject(3, minute);
                                query.setObject(4, minute);
                                query.setString(5, key.isEmpty() ? "" : key.getLast());
                                query.setInt(6, paging.limit() + 1);
                                return list(query, HookLogApi::refusal);
                            }
                        });
        return Page.of(rows, paging, row -> Cursor.of("minute", row.minute, row.reason));
    }

    private interface Read<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private static <T> List<T> list(PreparedStatement query, Read<T> read) throws SQLException {
        try (var rows = query.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(read.of(rows));
            }
            return all;
        }
    }

    private static PushRow push(ResultSet rows) throws SQLException {
        return new PushRow(
                rows.getObject("push_id", UUID.class),
                rows.getObject("connection_id", UUID.class),
                rows.getString("connector"),
                rows.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                rows.getInt("reports"));
    }

    private static RefusalRow refusal(ResultSet rows) throws SQLException {
        return new RefusalRow(
                rows.getObject("minute", OffsetDateTime.class).toInstant(),
                rows.getString("reason"),
                rows.getLong("count"));
    }
}
