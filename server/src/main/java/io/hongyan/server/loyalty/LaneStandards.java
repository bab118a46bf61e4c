package io.hongyan.server.loyalty;

import io.hongyan.core.loyalty.LaneStandard;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long each carrier may take on each lane: the merchant's rows, and what parcels have taught.
 */
public final class LaneStandards {

    /** Parcels of a lane that are looked at: the latest. */
    private static final int MEMORY = 2_000;

    private static final String ADD_TIME =
            """
            insert into transit_time (merchant_id, parcel_id, carrier, from_city, to_city, minutes,
                                      signed_at)
            values (?, ?, ?, ?, ?, ?, ?)
                on conflict (merchant_id, parcel_id)
                do update set minutes = excluded.minutes, signed_at = excluded.signed_at
            """;

    private static final String MAKE =
            """
            insert into lane_standard (merchant_id, carrier, from_city, to_city, updated_at)
            values (?, ?, ?, ?, ?)
                on conflict do nothing
            """;

    private static final String LEARN =
            """
            update lane_standard s
               set learned_minutes = l.quantile, samples = l.samples, updated_at = ?
              from (select percentile_disc(0.8) within group (order by minutes) as quantile,
                           count(*) as samples
                      from (select minutes from transit_time
                             where merchant_id = ? and carrier = ? and from_city = ?
                               and to_city = ?
                             order by signed_at desc
                             limit ?) latest) l
             where s.merchant_id = ? and s.carrier = ? and s.from_city = ? and s.to_city = ?
            """;

    private static final String SET_OWN =
            """
            insert into lane_standard (merchant_id, carrier, from_city, to_city, own_minutes,
                                       own_by, updated_at)
            values (?, ?, ?, ?, ?, ?, ?)
                on conflict (merchant_id, carrier, from_city, to_city)
                do update set own_minutes = excluded.own_minutes, own_by = excluded.own_by,
                              updated_at = excluded.updated_at
            """;

    /** A carrier between two cities, by their names. */
    public record Lane(String carrier, String fromCity, String toCity) {

        boolean isSameCity() {
            return !fromCity.isEmpty() && fromCity.equals(toCity);
        }
    }

    /**
     * A lane with its standard.
     *
     * @param own the merchant's own limit; null if he set none
     * @param learned what the latest parcels taught; null if none were timed
     */
    public record Row(
            Lane lane,
            @Nullable Duration own,
            @Nullable String ownBy,
            @Nullable Duration learned,
            int samples,
            Instant updatedAt) {

        public LaneStandard standard() {
            return LaneStandard.of(own, learned, samples, lane.isSameCity());
        }
    }

    /** The standard that holds now. */
    public LaneStandard standard(Connection c, UUID merchant, Lane lane) throws SQLException {
        return find(c, merchant, lane)
                .map(Row::standard)
                .orElseGet(() -> LaneStandard.of(null, null, 0, lane.isSameCity()));
    }

    Optional<Row> find(Connection c, UUID merchant, Lane lane) throws SQLException {
        return Sql.find(
                c,
                """
                select * from lane_standard
                 where merchant_id = ? and carrier = ? and from_city = ? and to_city = ?
                """,
                LaneStandards::row,
                merchant,
                lane.carrier,
                lane.fromCity,
                lane.toCity);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Lane(
                        row.getString("carrier"),
                        row.getString("from_city"),
                        row.getString("to_city")),
                minutes(row, "own_minutes"),
                ownBy(row),
                minutes(row, "learned_minutes"),
                row.getInt("samples"),
                Sql.instant(row, "updated_at"));
    }

    private static @Nullable String ownBy(ResultSet row) throws SQLException {
        return row.getString("own_by");
    }

    private static @Nullable Duration minutes(ResultSet row, String column) throws SQLException {
        var minutes = Sql.findLong(row, column);
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }

    /** A parcel took this long; the lane learns from it. */
    void learn(Connection c, UUID merchant, Lane lane, Timed timed, Instant now)
            throws SQLException {
        Sql.update(
                c,
                ADD_TIME,
                merchant,
                timed.parcel,
                lane.carrier,
                lane.fromCity,
                lane.toCity,
                (int) Math.min(timed.took.toMinutes(), Integer.MAX_VALUE),
                timed.signedAt);
        relearn(c, merchant, lane, now);
    }

    /** How long one parcel took. */
    record Timed(UUID parcel, Duration took, Instant signedAt) {}

    /** The delivery was taken back: nothing is learned from it. */
    void forget(Connection c, UUID merchant, UUID parcel, Instant now) throws SQLException {
        var lane =
                Sql.find(
                        c,
                        """
                        delete from transit_time where merchant_id = ? and parcel_id = ?
                        returning carrier, from_city, to_city
                        """,
                        row -> new Lane(row.getString(1), row.getString(2), row.getString(3)),
                        merchant,
                        parcel);
        if (lane.isPresent()) {
            relearn(c, merchant, lane.get(), now);
        }
    }

    private static void relearn(Connection c, UUID merchant, Lane lane, Instant now)
            throws SQLException {
        Sql.update(c, MAKE, merchant, lane.carrier, lane.fromCity, lane.toCity, now);
        Sql.update(
                c,
                LEARN,
                now,
                merchant,
                lane.carrier,
                lane.fromCity,
                lane.toCity,
                MEMORY,
                merchant,
                lane.carrier,
                lane.fromCity,
                lane.toCity);
    }

    /** The merchant's own limit; null takes it away. */
    void setOwn(Connection c, UUID merchant, Lane lane, Own own, Instant now) throws SQLException {
        var limit = own.limit;
        Sql.update(
                c,
                SET_OWN,
                merchant,
                lane.carrier,
                lane.fromCity,
                lane.toCity,
                limit == null ? null : (int) limit.toMinutes(),
                limit == null ? null : own.by,
                now);
    }

    /** What a person set. */
    record Own(@Nullable Duration limit, String by) {}

    /** By carrier and cities, after the given lane. */
    List<Row> list(Connection c, UUID merchant, @Nullable String carrier, Lane after, int limit)
            throws SQLException {
        return Sql.list(
                c,
                """
                select * from lane_standard
                 where merchant_id = ? and (?::text is null or carrier = ?)
                   and (carrier, from_city, to_city) > (?, ?, ?)
                 order by carrier, from_city, to_city
                 limit ?
                """,
                LaneStandards::row,
                merchant,
                carrier,
                carrier,
                after.carrier,
                after.fromCity,
                after.toCity,
                limit);
    }
}
