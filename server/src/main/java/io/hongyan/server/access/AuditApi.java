package io.hongyan.server.access;

import io.hongyan.server.platform.Database;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Role;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
             order by audit_id desc
             limit ?
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
            String actor,
            String actorName,
            String kind,
            String subject,
            Map<String, Object> detail) {}

    @GetMapping("/api/v1/audit")
    @Allowed(Role.OWNER)
    Page<AuditRow> list(
            Caller caller, Paging paging, @RequestParam(defaultValue = "") String kind) {
        var after = paging.afterId();
        var rows =
                database.transact(
                        caller.merchant(),
                        c -> {
                            try (var query = c.prepareStatement(LIST)) {
                                query.setObject(1, caller.merchant());
                                query.setObject(2, after);
                                query.setObject(3, after);
                                query.setString(4, kind);
                                query.setString(5, kind);
                                query.setInt(6, paging.limit() + 1);
                                return read(query);
                            }
                        });
        return Page.byId(rows, paging, AuditRow::id);
    }

    private List<AuditRow> read(java.sql.PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var all = new ArrayList<AuditRow>();
            while (rows.next()) {
                all.add(
                        new AuditRow(
                                rows.getObject("audit_id", UUID.class),
                                rows.getObject("at", OffsetDateTime.class).toInstant(),
                                rows.getString("actor"),
                                rows.getString("actor_name"),
                                rows.getString("kind"),
                                rows.getString("subject"),
                                json.readValue(rows.getString("detail"), DETAIL)));
            }
            return all;
        }
    }
}
