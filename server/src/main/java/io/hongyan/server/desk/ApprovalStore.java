package io.hongyan.server.desk;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Json;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code approval} and {@code approval_limit}. */
final class ApprovalStore {

    private ApprovalStore() {}

    /** False when the key is taken: it was asked before. */
    static boolean add(Connection c, UUID merchant, Approval approval) throws SQLException {
        return Sql.update(
                        c,
                        """
                        insert into approval (merchant_id, approval_id, key, kind, subject_kind,
                                              subject_id, parcel_id, order_id, case_id, title,
                                              role, amount, currency, why, receipt, caused_by,
                                              on_timeout, due_at, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?,
                                ?)
                            on conflict (merchant_id, key) do nothing
                        """,
                        merchant,
                        approval.id(),
                        approval.key(),
                        approval.kind(),
                        approval.subject().kind().wireName(),
                        approval.subject().id(),
                        approval.parcel(),
                        approval.order(),
                        approval.caseId(),
                        approval.title(),
                        approval.role(),
                        approval.amount(),
                        approval.currency(),
                        JsonText.of(approval.why()),
                        approval.receipt(),
                        approval.causedBy().toArray(String[]::new),
                        approval.escalates() ? "escalate" : "refuse",
                        approval.dueAt(),
                        approval.createdAt())
                == 1;
    }

    static Optional<Approval> find(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.find(
                c,
                "select * from approval where merchant_id = ? and approval_id = ?",
                ApprovalStore::approval,
                merchant,
                id);
    }

    static Optional<Approval> findByKey(Connection c, UUID merchant, String key)
            throws SQLException {
        return Sql.find(
                c,
                "select * from approval where merchant_id = ? and key = ?",
                ApprovalStore::approval,
                merchant,
                key);
    }

    static Optional<Approval> lock(Connection c, UUID merchant, UUID id) throws SQLException {
        return Sql.find(
                c,
                "select * from approval where merchant_id = ? and approval_id = ? for update",
                ApprovalStore::approval,
                merchant,
                id);
    }

    static Optional<Approval> waitingOfCase(Connection c, UUID merchant, UUID caseId)
            throws SQLException {
        return Sql.find(
                c,
                """
                select * from approval
                 where merchant_id = ? and case_id = ? and state = 'waiting'
                """,
                ApprovalStore::approval,
                merchant,
                caseId);
    }

    /** Newest first. */
    static List<Approval> list(
            Connection c, UUID merchant, @Nullable String state, @Nullable UUID after, int limit)
            throws SQLException {
        return Sql.list(
                c,
                """
                select * from approval
                 where merchant_id = ? and (?::text is null or state = ?)
                   and (?::uuid is null or approval_id < ?)
                 order by approval_id desc
                 limit ?
                """,
                ApprovalStore::approval,
                merchant,
                state,
                state,
                after,
                after,
                limit);
    }

    static void end(Connection c, UUID merchant, UUID id, End end) throws SQLException {
        Sql.update(
                c,
                """
                update approval
                   set state = ?, decided_by = ?, decided_at = ?, reason = ?
                 where merchant_id = ? and approval_id = ?
                """,
                end.state,
                end.by,
                end.at,
                end.reason,
                merchant,
                id);
    }

    /** How it ended. */
    record End(String state, String by, Instant at, String reason) {}

    static void escalate(Connection c, UUID merchant, UUID id, String role, Instant dueAt)
            throws SQLException {
        Sql.update(
                c,
                """
                update approval set escalated = true, role = ?, due_at = ?
                 where merchant_id = ? and approval_id = ?
                """,
                role,
                dueAt,
                merchant,
                id);
    }

    static Optional<Long> limit(Connection c, UUID merchant, String role) throws SQLException {
        return Sql.find(
                c,
                "select most from approval_limit where merchant_id = ? and role = ?",
                row -> row.getLong(1),
                merchant,
                role);
    }

    static void setLimit(Connection c, UUID merchant, String role, long most) throws SQLException {
        Sql.update(
                c,
                """
                insert into approval_limit (merchant_id, role, most) values (?, ?, ?)
                    on conflict (merchant_id, role) do update set most = excluded.most
                """,
                merchant,
                role,
                most);
    }

    private static Approval approval(ResultSet row) throws SQLException {
        var kind = SubjectKind.valueOf(row.getString("subject_kind").toUpperCase(Locale.ROOT));
        var why = new ArrayList<String>();
        Json.read(row.getString("why")).forEach(code -> why.add(code.asString()));
        return new Approval(
                Sql.uuid(row, "approval_id"),
                row.getString("key"),
                row.getString("kind"),
                new Subject(kind, Sql.uuid(row, "subject_id")),
                Sql.findUuid(row, "parcel_id"),
                Sql.findUuid(row, "order_id"),
                Sql.findUuid(row, "case_id"),
                row.getString("title"),
                row.getString("role"),
                Sql.findLong(row, "amount"),
                row.getString("currency"),
                List.copyOf(why),
                row.getString("receipt"),
                List.of((String[]) row.getArray("caused_by").getArray()),
                row.getString("on_timeout").equals("escalate"),
                row.getString("state"),
                row.getBoolean("escalated"),
                Sql.findInstant(row, "due_at"),
                Sql.instant(row, "created_at"),
                text(row, "decided_by"),
                Sql.findInstant(row, "decided_at"),
                row.getString("reason"));
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }
}
