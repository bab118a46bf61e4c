package io.hongyan.server.access;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Actor;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What programs asked of the API in the last week, newest first. */
@RestController
@RequestMapping("/api/v1/requests")
@Allowed(Role.DEVELOPER)
final class RequestLogApi {

    private static final String LIST =
            """
            select r.request_id, r.trace_id, r.at, r.key_id, k.name, r.method, r.path, r.status,
                   r.millis, r.code, r.fields
              from request_log r
              left join api_key k on k.merchant_id = r.merchant_id and k.key_id = r.key_id
             where r.merchant_id = ?
               and (? = '' or r.trace_id = ?)
               and (?::uuid is null or r.key_id = ?)
               and (? = '' or r.method = ?)
               and (? = 0 or r.status = ?)
               and (not ? or r.status >= 400)
               and (?::uuid is null or r.request_id < ?)
             order by r.request_id desc
             limit ?
            """;

    private final Database database;

    RequestLogApi(Database database) {
        this.database = database;
    }

    /**
     * Which calls.
     *
     * @param id the X-Trace-Id of an answer
     * @param failed only those that were answered with a problem
     */
    record Asked(
            @Nullable String id,
            @Nullable UUID key,
            @Nullable String method,
            @Nullable Integer status,
            @Nullable Boolean failed) {}

    /**
     * A call.
     *
     * @param code of the problem it was answered with; empty without one
     * @param fields that were refused, as {@code field:code}
     */
    record RequestRow(
            UUID id,
            String traceId,
            Instant at,
            Actor key,
            String method,
            String path,
            int status,
            int millis,
            String code,
            List<String> fields) {}

    @GetMapping
    Page<RequestRow> list(Caller caller, Paging paging, @ParameterObject Asked asked) {
        var id = text(asked.id);
        var method = text(asked.method);
        var status = asked.status == null ? 0 : asked.status;
        var rows =
                database.transact(
                        caller.merchant(),
                        c ->
                                Sql.list(
                                        c,
                                        LIST,
                                        RequestLogApi::row,
                                        caller.merchant(),
                                        id,
                                        id,
                                        asked.key,
                                        asked.key,
                                        method,
                                        method,
                                        status,
                                        status,
                                        Boolean.TRUE.equals(asked.failed),
                                        paging.afterId(),
                                        paging.afterId(),
                                        paging.limit() + 1));
        return Page.byId(rows, paging, RequestRow::id);
    }

    /** By its trace id or its own. */
    @GetMapping("/{id}")
    RequestRow one(Caller caller, @PathVariable String id) {
        return list(caller, new Paging(1, null), new Asked(id, null, null, null, null))
                .items()
                .stream()
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static RequestRow row(ResultSet row) throws SQLException {
        var name = row.getString("name");
        return new RequestRow(
                Sql.uuid(row, "request_id"),
                row.getString("trace_id"),
                Sql.instant(row, "at"),
                new Actor(
                        row.getString("key_id"),
                        name == null ? "API key" : "API key " + name,
                        "key"),
                row.getString("method"),
                row.getString("path"),
                row.getInt("status"),
                row.getInt("millis"),
                row.getString("code"),
                List.of((String[]) row.getArray("fields").getArray()));
    }
}
