package io.hongyan.server.action;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.kit.Json;
import io.hongyan.server.platform.Columns;
import io.hongyan.server.platform.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where decisions leave their actions: the table {@code action}, in the transaction of the state
 * that caused them. After the commit, {@link Dispatcher#wake} gets them going.
 */
public final class ActionStore {

    private static final String INSERT =
            """
            insert into action (merchant_id, subject_id, key, action_id, kind, subject_kind,
                                parcel_id, order_id, body, guard, guard_group, receipt,
                                due_at, next_at, until, created_at)
            select n.merchant_id, n.subject_id, n.key, n.action_id, n.kind, n.subject_kind,
                   n.parcel_id, n.order_id, n.body::jsonb, n.guard::jsonb, n.guard_group,
                   n.receipt::jsonb, n.due_at, n.due_at, n.until, ?
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[],
                          ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::timestamptz[], ?::timestamptz[])
                   as n (merchant_id, subject_id, key, action_id, kind, subject_kind,
                         parcel_id, order_id, body, guard, guard_group, receipt, due_at, until)
             order by n.merchant_id, n.subject_id, n.key
                on conflict (merchant_id, subject_id, key) do nothing
            returning merchant_id, subject_id, key
            """;

    private static final String CANCEL_GROUP =
            """
            update action
               set state = 'cancelled', reason = ?, done_at = ?, lease_until = null,
                   lease_node = null
             where merchant_id = ? and subject_id = ? and guard_group = ?
               and state = 'waiting' and not in_doubt
            returning action_id
            """;

    private static final String ASK_NOW =
            """
            update action
               set next_at = greatest(due_at, ?)
             where merchant_id = ? and action_id = ? and state = 'waiting' and in_doubt
            """;

    private static final String REOPEN =
            """
            update action
               set state = 'waiting', next_at = greatest(due_at, ?), reason = ?, answer = null,
                   done_at = null, in_doubt = false, attempt = 0, look_ups = 0, endpoint = null,
                   lease_until = null, lease_node = null
             where merchant_id = ? and action_id = ? and state = 'done'
            """;

    private final Ids ids;
    private final InstantSource world;
    private final Echo echo;

    public ActionStore(Ids ids, InstantSource world) {
        this(ids, world, Announcer.NONE);
    }

    /**
     * @param announcer who tells a merchant's own systems what flows hear by signals
     */
    public ActionStore(Ids ids, InstantSource world, Announcer announcer) {
        this.ids = ids;
        this.world = world;
        this.echo = new Echo(announcer);
    }

    /** An action and whose it is. */
    public record Planned(UUID merchant, Action action) {}

    private record Name(UUID merchant, UUID subject, String key) {}

    private record Row(UUID id, UUID merchant, Action action, JsonNode body) {

        @Nullable UUID about(SubjectKind kind, String field) {
            if (action.subject().kind() == kind) {
                return action.subject().id();
            }
            var text = Json.text(body, field);
            try {
                return text.isEmpty() ? null : UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                return null; // a number of somebody else's
            }
        }
    }

    /** One merchant's actions; see {@link #insertAll(Connection, List)}. */
    public List<Action> insertAll(Connection c, UUID merchant, List<Action> actions)
            throws SQLException {
        return insertAll(c, actions.stream().map(a -> new Planned(merchant, a)).toList()).stream()
                .map(Planned::action)
                .toList();
    }

    /**
     * Stores what is not stored yet, with one statement. A key that its subject already has is left
     * as it stands, whatever became of it. What a new signal tells flows, it tells the merchant's
     * own systems too.
     *
     * @return what was new
     */
    public List<Planned> insertAll(Connection c, List<Planned> planned) throws SQLException {
        var stored = insert(c, planned);
        insert(c, echo.of(stored));
        return stored;
    }

    private List<Planned> insert(Connection c, List<Planned> planned) throws SQLException {
        if (planned.isEmpty()) {
            return List.of();
        }
        var rows = planned.stream().map(this::row).toList();
        try (var statement = c.prepareStatement(INSERT)) {
            statement.setObject(1, Rows.utc(world.instant()));
            fill(statement, rows);
            var names = new HashSet<Name>();
            try (var inserted = statement.executeQuery()) {
                while (inserted.next()) {
                    names.add(
                            new Name(
                                    inserted.getObject(1, UUID.class),
                                    inserted.getObject(2, UUID.class),
                                    inserted.getString(3)));
                }
            }
            return planned.stream().filter(one -> names.remove(name(one))).toList();
        }
    }

    /**
     * Cancels what waits in a reversed group, for example {@code parcel.delivered}. What has been
     * begun can't be called back.
     *
     * @return the actions that were cancelled
     */
    public List<UUID> cancelGroup(
            Connection c, UUID merchant, UUID subject, String group, String reason)
            throws SQLException {
        try (var statement = c.prepareStatement(CANCEL_GROUP)) {
            statement.setString(1, reason);
            statement.setObject(2, Rows.utc(world.instant()));
            statement.setObject(3, merchant);
            statement.setObject(4, subject);
            statement.setString(5, group);
            var cancelled = new ArrayList<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    cancelled.add(rows.getObject(1, UUID.class));
                }
            }
            StreamNews.changed(c, merchant, cancelled);
            return cancelled;
        }
    }

    /**
     * The other side told by itself how a call in doubt ended: the next look-up need not wait. A
     * lease that runs stays what it is.
     */
    public void askAgain(Connection c, UUID merchant, UUID action) throws SQLException {
        try (var statement = c.prepareStatement(ASK_NOW)) {
            statement.setObject(1, Rows.utc(world.instant()));
            statement.setObject(2, merchant);
            statement.setObject(3, action);
            statement.executeUpdate();
        }
    }

    /**
     * What was done did not last, for example a message that nobody got: the same action tries
     * another way. False unless it was done.
     */
    public boolean reopen(Connection c, UUID merchant, UUID action, String reason)
            throws SQLException {
        try (var statement = c.prepareStatement(REOPEN)) {
            statement.setObject(1, Rows.utc(world.instant()));
            statement.setString(2, Endings.cut(reason));
            statement.setObject(3, merchant);
            statement.setObject(4, action);
            if (statement.executeUpdate() == 0) {
                return false;
            }
        }
        StreamNews.changed(c, merchant, List.of(action));
        return true;
    }

    private Row row(Planned planned) {
        var action = planned.action();
        return new Row(ids.next(), planned.merchant(), action, Json.read(storable(action.body())));
    }

    private static Name name(Planned planned) {
        return new Name(
                planned.merchant(), planned.action().subject().id(), planned.action().key());
    }

    private static void fill(PreparedStatement statement, List<Row> rows) throws SQLException {
        new Columns<>(statement, 2, rows)
                .uuid(Row::merchant)
                .uuid(row -> row.action.subject().id())
                .text(row -> row.action.key())
                .uuid(Row::id)
                .text(row -> row.action.kind())
                .text(row -> row.action.subject().kind().wireName())
                .uuid(row -> row.about(SubjectKind.PARCEL, "parcel"))
                .uuid(row -> row.about(SubjectKind.ORDER, "order"))
                .text(row -> Json.write(row.body))
                .text(row -> GuardJson.write(row.action.guard()))
                .text(row -> row.action.guard().group())
                .text(row -> receipt(row.action))
                .time(row -> row.action.dueAt())
                .time(row -> until(row.action));
    }

    private static @Nullable Instant until(Action action) {
        return action.until();
    }

    private static String receipt(Action action) {
        return action.receipt().isEmpty() ? "{}" : storable(action.receipt());
    }

    /** The same JSON without what jsonb can't hold: NUL and halves of surrogate pairs. */
    static String storable(String json) {
        return json.contains("\\u") ? Json.write(Cleaned.of(Json.read(json))) : json;
    }
}
