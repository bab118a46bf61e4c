package io.hongyan.server.message;

import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Channel;
import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code message}: one row for every way that a message tried. */
final class MessageStore {

    private static final String INSERT =
            """
            insert into message (merchant_id, message_id, action_id, key, parcel_id, order_id,
                                 member_id, person, channel, connection_id, audience, template,
                                 purpose, marketing, state, cost_fen, spent_on, sealed, tried, at,
                                 changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'sending', ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (merchant_id, key, channel) do nothing
            """;
    private static final String BY_KEY =
            """
            select message_id, action_id, key, channel, connection_id, state, reason, sealed,
                   marketing,
                   audience, cost_fen, spent_on, provider_id, parcel_id, purpose, at
              from message
             where merchant_id = ? and key = ?
             order by at, message_id
            """;
    private static final String BY_PROVIDER =
            """
            select message_id, action_id, key, channel, connection_id, state, reason, sealed,
                   marketing,
                   audience, cost_fen, spent_on, provider_id, parcel_id, purpose, at
              from message
             where merchant_id = ? and connection_id = ? and provider_id = ?
            """;
    private static final String MARK =
            """
            update message
               set state = ?, provider_id = coalesce(?, provider_id), reason = ?, changed_at = ?
             where merchant_id = ? and message_id = ?
               and (state in ('sending', 'unknown') or (? and state in ('accepted', 'failed')))
            """;
    private static final String SET_ASIDE =
            """
            update message
               set key = key || ' ' || message_id
             where merchant_id = ? and key = ? and state in ('refused', 'failed', 'cancelled')
            """;
    private static final String NEWS = "select pg_notify('hongyan_stream', ?)";

    private MessageStore() {}

    /** What a row begins with. */
    record Draft(
            UUID id,
            @Nullable UUID action,
            String key,
            Recipient recipient,
            Words words,
            Channel channel,
            UUID connection,
            Cost cost,
            byte[] sealed,
            List<Tried> tried,
            Instant at) {

        Draft {
            tried = List.copyOf(tried);
        }
    }

    /** Which words they are. */
    record Words(String audience, String template, String purpose, boolean marketing) {}

    record Cost(long fen, @Nullable LocalDate day) {}

    /** A way that was not taken and the code of why. */
    record Tried(String channel, String why) {}

    record Row(
            UUID id,
            @Nullable UUID action,
            String key,
            String channel,
            UUID connection,
            String state,
            String reason,
            byte @Nullable [] sealed,
            boolean marketing,
            String audience,
            Cost cost,
            String providerId,
            @Nullable UUID parcel,
            String purpose,
            Instant at) {

        boolean isOpen() {
            return state.equals("sending") || state.equals("unknown");
        }
    }

    /** Our word for what a channel said of a message that it took. */
    private static String stateOf(String said) {
        if (said.contains("待员工") || said.equals(MessageHandler.AWAITING_STAFF)) {
            return MessageHandler.AWAITING_STAFF;
        }
        return said.equals("delivered") ? "delivered" : "accepted";
    }

    static boolean insert(Connection c, UUID merchant, Draft draft) throws SQLException {
        try (var s = c.prepareStatement(INSERT)) {
            s.setObject(1, merchant);
            s.setObject(2, draft.id());
            s.setObject(3, draft.action());
            s.setString(4, draft.key());
            s.setObject(5, draft.recipient().parcel());
            s.setObject(6, draft.recipient().order());
            s.setObject(7, draft.recipient().member());
            s.setObject(8, draft.recipient().person());
            s.setString(9, draft.channel().wireName());
            s.setObject(10, draft.connection());
            words(s, draft.words());
            s.setLong(15, draft.cost().fen());
            s.setObject(16, draft.cost().day());
            s.setBytes(17, draft.sealed());
            s.setString(18, tried(draft.tried()));
            s.setObject(19, Columns.utc(draft.at()));
            s.setObject(20, Columns.utc(draft.at()));
            return s.executeUpdate() == 1;
        }
    }

    /** What came to nothing before a redrive stays in the log, and its channel is open again. */
    static void setAside(Connection c, UUID merchant, String key) throws SQLException {
        try (var s = c.prepareStatement(SET_ASIDE)) {
            s.setObject(1, merchant);
            s.setString(2, key);
            s.executeUpdate();
        }
    }

    private static void words(PreparedStatement s, Words words) throws SQLException {
        s.setString(11, words.audience());
        s.setString(12, words.template());
        s.setString(13, words.purpose());
        s.setBoolean(14, words.marketing());
    }

    static String tried(List<Tried> tried) {
        return JsonText.of(
                tried.stream()
                        .map(one -> {
                            var json = new java.util.LinkedHashMap<String, Object>();
                            json.put("channel", one.channel());
                            json.put("why", one.why());
                            return json;
                        })
                        .toList());
    }

    /** The ways that this message has tried, oldest first. */
    static List<Row> ofKey(Connection c, UUID merchant, String key) throws SQLException {
        try (var query = c.prepareStatement(BY_KEY)) {
            query.setObject(1, merchant);
            query.setString(2, key);
            return rows(query);
        }
    }

    /** Whether a way that it took turned out not to have arrived. */
    static boolean hasFailed(Connection c, UUID merchant, String key) throws SQLException {
        return ofKey(c, merchant, key).stream().anyMatch(row -> row.state().equals("failed"));
    }

    static List<Row> ofProviderId(Connection c, UUID merchant, UUID connection, String id)
            throws SQLException {
        try (var query = c.prepareStatement(BY_PROVIDER)) {
            query.setObject(1, merchant);
            query.setObject(2, connection);
            query.setString(3, id);
            return rows(query);
        }
    }

    /** The way that is being tried now. */
    static Optional<Row> open(Connection c, UUID merchant, String key) throws SQLException {
        return ofKey(c, merchant, key).stream().filter(Row::isOpen).findFirst();
    }

    /**
     * What became of a row.
     *
     * @param fromReceipt the person's own device or mailbox says so: stands above what we thought
     */
    record Mark(
            String state,
            @Nullable String providerId,
            @Nullable String reason,
            Instant at,
            boolean fromReceipt) {

        /** The channel took it, and said so in its own word. */
        static Mark taken(String said, String providerId, Instant at) {
            return new Mark(stateOf(said), providerId, null, at, false);
        }
    }

    static boolean mark(Connection c, UUID merchant, Row row, Mark mark) throws SQLException {
        try (var s = c.prepareStatement(MARK)) {
            var id = mark.providerId();
            s.setString(1, mark.state());
            s.setString(2, id == null || id.isEmpty() ? null : id);
            s.setString(3, mark.reason());
            s.setObject(4, Columns.utc(mark.at()));
            s.setObject(5, merchant);
            s.setObject(6, row.id());
            s.setBoolean(7, mark.fromReceipt());
            if (s.executeUpdate() == 0) {
                return false;
            }
        }
        try (var news = c.prepareStatement(NEWS)) {
            var json = new java.util.LinkedHashMap<String, Object>();
            json.put("merchant", merchant);
            json.put("type", "message.changed");
            json.put("id", row.id());
            news.setString(1, JsonText.of(json));
            news.execute();
        }
        return true;
    }

    private static List<Row> rows(PreparedStatement query) throws SQLException {
        var all = new ArrayList<Row>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(row(rows));
            }
        }
        return all;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("message_id", UUID.class),
                row.getObject("action_id", UUID.class),
                row.getString("key"),
                row.getString("channel"),
                row.getObject("connection_id", UUID.class),
                row.getString("state"),
                text(row.getString("reason")),
                row.getBytes("sealed"),
                row.getBoolean("marketing"),
                row.getString("audience"),
                new Cost(row.getLong("cost_fen"), row.getObject("spent_on", LocalDate.class)),
                text(row.getString("provider_id")),
                row.getObject("parcel_id", UUID.class),
                row.getString("purpose"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
