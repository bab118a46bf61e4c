package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.OnTime;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code on_time_parcel}: one row a delivered parcel. */
final class OnTimeStore {

    private OnTimeStore() {}

    /**
     * A delivered parcel and its lane.
     *
     * @param collectedFrom when it was first left in a locker or station, if collected there
     */
    record Delivery(
            UUID parcel,
            String carrier,
            String fromCity,
            String toCity,
            Instant pickedUpAt,
            @Nullable Instant collectedFrom,
            Instant signedAt) {}

    /** What was found about a parcel. */
    record Found(
            UUID member,
            String month,
            boolean onTime,
            int points,
            int standardMinutes,
            String origin,
            int samples,
            long minutes,
            Instant signedAt,
            int round,
            boolean reversed) {

        /** One lot of points for each delivery that stood. */
        String source(UUID parcel) {
            return "on-time:" + parcel + (round == 0 ? "" : "#" + round);
        }
    }

    static Optional<Found> find(Connection c, UUID merchant, UUID parcel) throws SQLException {
        return Sql.find(
                c,
                """
                select *, floor(extract(epoch from least(collected_from, signed_at) - picked_up_at)
                                / 60)::bigint as minutes
                  from on_time_parcel where merchant_id = ? and parcel_id = ?
                """,
                OnTimeStore::found,
                merchant,
                parcel);
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                Sql.uuid(row, "member_id"),
                row.getString("month"),
                row.getBoolean("on_time"),
                row.getInt("points"),
                row.getInt("standard_minutes"),
                row.getString("origin"),
                row.getInt("samples"),
                row.getLong("minutes"),
                Sql.instant(row, "signed_at"),
                row.getInt("round"),
                row.getObject("reversed_at") != null);
    }

    /** A delivery that was reversed and came again takes the place of the first. */
    static void put(Connection c, Account account, Delivery delivery, OnTime result)
            throws SQLException {
        Sql.update(
                c,
                """
                insert into on_time_parcel (merchant_id, parcel_id, member_id, carrier, from_city,
                                            to_city, picked_up_at, collected_from, signed_at, month,
                                            standard_minutes, origin, samples, on_time, points)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (merchant_id, parcel_id)
                    do update set member_id = excluded.member_id,
                                  picked_up_at = excluded.picked_up_at,
                                  collected_from = excluded.collected_from,
                                  signed_at = excluded.signed_at, month = excluded.month,
                                  standard_minutes = excluded.standard_minutes,
                                  origin = excluded.origin, samples = excluded.samples,
                                  on_time = excluded.on_time, points = excluded.points,
                                  reversed_at = null, round = on_time_parcel.round + 1
                """,
                account.merchant(),
                delivery.parcel,
                account.member(),
                delivery.carrier,
                delivery.fromCity,
                delivery.toCity,
                delivery.pickedUpAt,
                delivery.collectedFrom,
                delivery.signedAt,
                result.month().toString(),
                (int) result.standard().limit().toMinutes(),
                result.standard().origin().name(),
                result.standard().samples(),
                result.onTime(),
                result.points());
    }

    static void reverse(Connection c, UUID merchant, UUID parcel, Instant now) throws SQLException {
        Sql.update(
                c,
                """
                update on_time_parcel set reversed_at = ?
                 where merchant_id = ? and parcel_id = ? and reversed_at is null
                """,
                now,
                merchant,
                parcel);
    }

    /** On-time parcels of a month. */
    static long count(Connection c, Account account, String month) throws SQLException {
        return Sql.number(
                c,
                """
                select count(*) from on_time_parcel
                 where merchant_id = ? and member_id = ? and month = ? and on_time
                   and reversed_at is null
                """,
                account.merchant(),
                account.member(),
                month);
    }
}
