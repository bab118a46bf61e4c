package io.hongyan.server.tracking;

import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The table {@code timer}: when to look at a subject again. Moved earlier at once and never later:
 * one that wakes too early asks for the next time.
 */
public final class TimerStore {

    private static final String SET =
            """
            insert into timer as t (merchant_id, subject_kind, subject_id, wake_at)
            select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[])
            on conflict (merchant_id, subject_kind, subject_id) do update
               set wake_at = excluded.wake_at
             where excluded.wake_at < t.wake_at
            """;

    private static final String RESET =
            """
            update timer t
               set wake_at = n.wake_at
              from unnest(?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[])
                   as n(merchant_id, subject_kind, subject_id, wake_at)
             where t.merchant_id = n.merchant_id and t.subject_kind = n.subject_kind
               and t.subject_id = n.subject_id
            """;

    private static final String DROP =
            """
            delete from timer
             where merchant_id = ? and subject_kind = ? and subject_id = ?
            """;

    private TimerStore() {}

    public record Timer(UUID merchant, String kind, UUID subject, Instant wakeAt) {}

    /** Sets or moves earlier. */
    public static void set(Connection c, List<Timer> timers) throws SQLException {
        run(c, SET, timers);
    }

    /** After a timer went off: the next time, later or not. */
    public static void reset(Connection c, List<Timer> timers) throws SQLException {
        run(c, RESET, timers);
    }

    public static void drop(Connection c, List<Timer> timers) throws SQLException {
        try (var statement = c.prepareStatement(DROP)) {
            for (var timer : timers) {
                statement.setObject(1, timer.merchant);
                statement.setString(2, timer.kind);
                statement.setObject(3, timer.subject);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void run(Connection c, String sql, List<Timer> timers) throws SQLException {
        try (var statement = c.prepareStatement(sql)) {
            new Columns<>(statement, timers)
                    .uuid(Timer::merchant)
                    .text(Timer::kind)
                    .uuid(Timer::subject)
                    .time(Timer::wakeAt)
                    .run();
        }
    }
}
