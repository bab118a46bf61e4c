package io.hongyan.server.action;

import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** What becomes of a held action: every statement shows the fence of its lease. */
final class Endings {

    private static final int LONGEST_REASON = 500;

    private static final String HELD =
            """
             where merchant_id = ? and subject_id = ? and key = ? and fence = ?
               and state = 'waiting'
            """;
    private static final String BEGIN =
            "update action set attempt = attempt + 1, in_doubt = true, endpoint = ?"
                    + HELD
                    + " and (lease_until is null or lease_until > clock_timestamp())";
    private static final String END =
            """
            update action
               set state = ?, answer = ?::jsonb, reason = ?, done_at = ?, in_doubt = ?,
                   attempt = ?, lease_until = null, lease_node = null
            """
                    + HELD;
    private static final String PUT_OFF =
            """
            update action
               set next_at = ?, attempt = ?, look_ups = ?, in_doubt = ?, by_wish = ?,
                   reason = ?, endpoint = ?,
                   lease_until = null, lease_node = null
            """
                    + HELD;

    private Endings() {}

    /**
     * When it is to be tried again.
     *
     * @param attempt calls begun so far
     * @param inDoubt whether it must be looked up first
     * @param byWish the other side asked for this pause
     */
    record PutOff(
            Instant nextAt,
            int attempt,
            int lookUps,
            boolean inDoubt,
            boolean byWish,
            String reason,
            @Nullable String endpoint) {}

    /** Notes that the call begins; false if the action belongs to somebody else by now. */
    static boolean begin(Connection c, StoredAction action, String endpoint) throws SQLException {
        try (var statement = c.prepareStatement(BEGIN)) {
            statement.setString(1, endpoint);
            held(statement, 2, action);
            return statement.executeUpdate() == 1;
        }
    }

    /** False when the lease ran out meanwhile and somebody else owns the action. */
    static boolean end(Connection c, StoredAction action, Ending ending, Instant now)
            throws SQLException {
        try (var statement = c.prepareStatement(END)) {
            statement.setString(1, ending.state().wireName());
            statement.setString(2, answer(ending.answer(), now));
            statement.setString(3, ending.reason().isEmpty() ? null : cut(ending.reason()));
            statement.setObject(4, Rows.utc(now));
            statement.setBoolean(5, ending.state() == ActionState.DEAD && action.inDoubt());
            statement.setInt(6, action.attempt());
            held(statement, 7, action);
            return statement.executeUpdate() == 1;
        }
    }

    static boolean putOff(Connection c, StoredAction action, PutOff putOff) throws SQLException {
        try (var statement = c.prepareStatement(PUT_OFF)) {
            statement.setObject(1, Rows.utc(putOff.nextAt()));
            statement.setInt(2, putOff.attempt());
            statement.setInt(3, putOff.lookUps());
            statement.setBoolean(4, putOff.inDoubt());
            statement.setBoolean(5, putOff.byWish());
            statement.setString(6, putOff.reason().isEmpty() ? null : cut(putOff.reason()));
            statement.setString(7, putOff.endpoint());
            held(statement, 8, action);
            return statement.executeUpdate() == 1;
        }
    }

    private static void held(PreparedStatement statement, int from, StoredAction action)
            throws SQLException {
        statement.setObject(from, action.merchant());
        statement.setObject(from + 1, action.subject().id());
        statement.setString(from + 2, action.key());
        statement.setLong(from + 3, action.fence());
    }

    private static @Nullable String answer(Outcome.@Nullable Done done, Instant at) {
        if (done == null) {
            return null;
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("id", done.providerId());
        json.put("state", done.state());
        json.put("at", at);
        return ActionStore.storable(JsonText.of(json));
    }

    static String cut(String reason) {
        var clean = reason.replace('\0', ' ');
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON);
    }
}
