package io.hongyan.server;

import io.hongyan.core.loyalty.LaneStandard;
import io.hongyan.core.tracking.Allowed;
import io.hongyan.server.platform.Columns;
import io.hongyan.server.tracking.LaneAllowances;
import io.hongyan.server.tracking.ParcelRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much time parcels have: the usual allowances, and the standard of the lane from where they
 * were first scanned to the city that their order names.
 */
final class Lanes implements LaneAllowances {

    private static final String STANDARDS =
            """
            select n.parcel_id, n.origin = o.city as same_city, s.own_minutes, s.learned_minutes,
                   coalesce(s.samples, 0) as samples
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[])
                   as n(merchant_id, parcel_id, order_id, carrier, origin)
              join shop_order o
                on o.merchant_id = n.merchant_id and o.order_id = n.order_id
              left join lane_standard s
                on s.merchant_id = n.merchant_id and s.carrier = n.carrier
               and s.from_city = n.origin and s.to_city = o.city
            """;

    @Override
    public Function<ParcelRecord, Allowed> load(Connection c, Collection<ParcelRecord> parcels)
            throws SQLException {
        var standards = standards(c, parcels);
        return parcel -> {
            var usual = Allowed.usual(parcel.boundAt());
            return new Allowed(
                    usual.firstScan(),
                    usual.betweenScans(),
                    usual.collection(),
                    standards.get(parcel.id()),
                    parcel.boundAt());
        };
    }

    private static Map<UUID, Duration> standards(Connection c, Collection<ParcelRecord> parcels)
            throws SQLException {
        var held = parcels.stream().filter(parcel -> parcel.order() != null).toList();
        var found = new HashMap<UUID, Duration>();
        if (held.isEmpty()) {
            return found;
        }
        try (var query = c.prepareStatement(STANDARDS)) {
            new Columns<>(query, held)
                    .uuid(parcel -> parcel.key().merchant())
                    .uuid(ParcelRecord::id)
                    .uuid(ParcelRecord::order)
                    .text(parcel -> parcel.key().carrier())
                    .text(ParcelRecord::origin);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject("parcel_id", UUID.class), standard(rows));
                }
            }
        }
        return found;
    }

    private static Duration standard(ResultSet rows) throws SQLException {
        return LaneStandard.of(
                        minutes(rows, "own_minutes"),
                        minutes(rows, "learned_minutes"),
                        rows.getInt("samples"),
                        rows.getBoolean("same_city"))
                .limit();
    }

    private static @Nullable Duration minutes(ResultSet rows, String column) throws SQLException {
        long minutes = rows.getLong(column);
        return rows.wasNull() ? null : Duration.ofMinutes(minutes);
    }
}
