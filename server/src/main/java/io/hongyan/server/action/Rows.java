package io.hongyan.server.action;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.kit.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code action}. */
final class Rows {

    static final String COLUMNS =
            """
            a.merchant_id, a.action_id, a.kind, a.subject_kind, a.subject_id, a.key, a.body,
            a.guard, a.guard_group, a.receipt, a.due_at, a.next_at, a.until, a.attempt,
            a.look_ups, a.in_doubt, a.endpoint, a.reason, a.fence
            """;

    private Rows() {}

    static StoredAction action(ResultSet row) throws SQLException {
        var kind = SubjectKind.valueOf(row.getString("subject_kind").toUpperCase(Locale.ROOT));
        return new StoredAction(
                row.getObject("merchant_id", UUID.class),
                row.getObject("action_id", UUID.class),
                row.getString("kind"),
                new Subject(kind, row.getObject("subject_id", UUID.class)),
                row.getString("key"),
                Json.read(row.getString("body")),
                GuardJson.read(row.getString("guard"), row.getString("guard_group")),
                Json.read(row.getString("receipt")),
                instant(row, "due_at"),
                instant(row, "next_at"),
                findInstant(row, "until"),
                row.getInt("attempt"),
                row.getInt("look_ups"),
                row.getBoolean("in_doubt"),
                row.getString("endpoint"),
                Objects.requireNonNullElse(row.getString("reason"), ""),
                row.getLong("fence"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant findInstant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }
}
