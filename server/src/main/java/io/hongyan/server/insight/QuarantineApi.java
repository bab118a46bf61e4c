package io.hongyan.server.insight;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What came and could not be taken, with the reason. */
@RestController
@Allowed
final class QuarantineApi {

    private static final String LIST =
            """
            select quarantine_id, connection_id, connector, number, reason, arrived_at, redriven_at
              from quarantine
             where merchant_id = ? and (?::uuid is null or quarantine_id < ?)
             order by quarantine_id desc
             limit ?
            """;

    private final Database database;

    QuarantineApi(Database database) {
        this.database = database;
    }

    record QuarantinedView(
            UUID id,
            UUID connection,
            String connector,
            String number,
            String reason,
            Instant arrivedAt,
            @Nullable Instant redrivenAt) {}

    @GetMapping("/api/v1/quarantine")
    Page<QuarantinedView> list(Caller caller, Paging paging) {
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
                                        paging.limit() + 1));
        return Page.byId(rows, paging, QuarantinedView::id);
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
