package io.hongyan.server.action;

import io.hongyan.kit.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the table {@code action} for people. */
public final class ActionViews {

    private static final String SELECT =
            """
            select action_id, kind, state, subject_kind, subject_id, parcel_id, order_id, key, body,
                   receipt, answer, reason, attempt, in_doubt, created_at, due_at, next_at, until,
                   done_at
              from action
             where merchant_id = ?
            """;

    private ActionViews() {}

    /** What an action is about. */
    public record SubjectView(String kind, UUID id) {}

    /** The other side's answer. */
    public record AnswerView(String id, String state, @Nullable Instant at) {}

    /**
     * An action as the API shows it.
     *
     * @param nextAt of the next try; null unless it waits
     * @param inDoubt a call was made and nobody knows yet whether it took effect
     */
    public record ActionView(
            UUID id,
            String kind,
            String state,
            SubjectView subject,
            @Nullable UUID parcel,
            @Nullable UUID order,
            String key,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant nextAt,
            @Nullable Instant until,
            @Nullable Instant doneAt,
            int attempts,
            boolean inDoubt,
            @Nullable String reason,
            JsonNode body,
            JsonNode receipt,
            @Nullable AnswerView answer,
            @Nullable About about) {}

    /**
     * The parcel and order that it is about, as people name them; null parts where there is none.
     */
    public record About(
            @Nullable String carrier,
            @Nullable String number,
            @Nullable String shop,
            @Nullable String shopName,
            @Nullable String orderNumber) {}

    /** What is asked for; null stands for any. */
    public record Filter(
            @Nullable UUID parcel,
            @Nullable UUID order,
            @Nullable UUID subject,
            Set<String> kinds,
            Set<String> states,
            @Nullable Instant since,
            @Nullable String endpoint) {

        public Filter {
            kinds = Set.copyOf(kinds);
            states = Set.copyOf(states);
        }

        public static Filter ofParcel(UUID parcel) {
            return new Filter(parcel, null, null, Set.of(), Set.of(), null, null);
        }

        public static Filter ofEndpoint(String endpoint) {
            return new Filter(null, null, null, Set.of(), Set.of(), null, endpoint);
        }
    }

    /** Newest first, from {@code after} on. */
    public static List<ActionView> list(
            Connection c, UUID merchant, Filter filter, @Nullable UUID after, int limit)
            throws SQLException {
        var sql = new StringBuilder(SELECT);
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(
                " and (subject_id = ? or (parcel_id = ? and parcel_id <> subject_id))",
                filter.parcel());
        values.put(" and (order_id = ? or subject_id = ?)", filter.order());
        values.put(" and subject_id = ?", filter.subject());
        values.put(" and kind = any(?)", texts(c, filter.kinds()));
        values.put(" and state = any(?)", texts(c, filter.states()));
        values.put(" and coalesce(done_at, created_at) >= ?", Rows.utcOrNull(filter.since()));
        values.put(
                " and kind = 'webhook' and ? in (endpoint, 'webhook:' || (body->>'endpointId'))",
                filter.endpoint());
        values.put(" and action_id < ?", after);
        values.values().removeIf(java.util.Objects::isNull);
        values.keySet().forEach(sql::append);
        sql.append(" order by action_id desc limit ?");
        try (var query = c.prepareStatement(sql.toString())) {
            var next = bind(query, merchant, values);
            query.setInt(next, limit);
            return ActionNames.name(c, merchant, read(query));
        }
    }

    private static java.sql.@Nullable Array texts(Connection c, Set<String> values)
            throws SQLException {
        return values.isEmpty() ? null : c.createArrayOf("text", values.toArray());
    }

    private static int bind(
            PreparedStatement query, UUID merchant, Map<String, @Nullable Object> values)
            throws SQLException {
        query.setObject(1, merchant);
        int next = 2;
        for (var value : values.entrySet()) {
            var times = value.getKey().chars().filter(one -> one == '?').count();
            for (long i = 0; i < times; i++) {
                query.setObject(next++, value.getValue());
            }
        }
        return next;
    }

    public static Optional<ActionView> find(Connection c, UUID merchant, UUID id)
            throws SQLException {
        try (var query = c.prepareStatement(SELECT + " and action_id = ?")) {
            query.setObject(1, merchant);
            query.setObject(2, id);
            return ActionNames.name(c, merchant, read(query)).stream().findFirst();
        }
    }

    private static List<ActionView> read(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var all = new ArrayList<ActionView>();
            while (rows.next()) {
                all.add(view(rows));
            }
            return all;
        }
    }

    private static ActionView view(ResultSet row) throws SQLException {
        var state = row.getString("state");
        var waits = state.equals("waiting");
        return new ActionView(
                row.getObject("action_id", UUID.class),
                row.getString("kind"),
                state,
                new SubjectView(
                        row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                row.getObject("parcel_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("key"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "due_at"),
                waits ? Rows.instant(row, "next_at") : null,
                Rows.findInstant(row, "until"),
                Rows.findInstant(row, "done_at"),
                row.getInt("attempt"),
                row.getBoolean("in_doubt"),
                row.getString("reason"),
                Json.read(row.getString("body")),
                Json.read(row.getString("receipt")),
                answer(row.getString("answer")),
                null);
    }

    private static @Nullable AnswerView answer(@Nullable String column) {
        if (column == null) {
            return null;
        }
        var json = Json.read(column);
        var at = Json.text(json, "at");
        return new AnswerView(
                Json.text(json, "id"),
                Json.text(json, "state"),
                at.isEmpty() ? null : Instant.parse(at));
    }
}
