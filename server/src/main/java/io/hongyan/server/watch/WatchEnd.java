package io.hongyan.server.watch;

import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A source stopped watching a waybill by itself: from then on it is only asked. */
public final class WatchEnd {

    private static final String END =
            """
            insert into watch (merchant_id, parcel_id, connection_id, state, reason, asked_at)
            select p.merchant_id, p.parcel_id, ?, 'ended', ?, ?
              from parcel p
             where p.merchant_id = ? and p.carrier = ? and p.number = ?
            on conflict (merchant_id, parcel_id, connection_id)
            do update set state = excluded.state, reason = excluded.reason
            """;

    private WatchEnd() {}

    /** Which waybill, and why. */
    public record Ended(UUID connection, String carrier, String number, String reason) {}

    public static void keep(Connection c, UUID merchant, Ended ended, Instant now)
            throws SQLException {
        Sql.update(
                c, END, ended.connection, ended.reason, now, merchant, ended.carrier, ended.number);
    }
}
