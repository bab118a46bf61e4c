package io.hongyan.server.insight;

import io.hongyan.core.loyalty.LaneStandard;
import io.hongyan.server.insight.ParcelViews.Estimate;
import io.hongyan.server.insight.ParcelViews.ParcelRow;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Language;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a list shows of each parcel: the rows of one page, joined by their keys. */
final class ParcelRows {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final String BY_IDS =
            """
            select p.parcel_id, p.carrier, p.number, p.status, p.substatus, p.since, p.place,
                   p.origin, p.bound_at, p.order_id,
                   coalesce(r.changed_at, p.heard_at, p.created_at) as changed_at,
                   coalesce(r.anomalies, '{}') as anomalies,
                   coalesce(o.number, r.order_number) as order_number,
                   coalesce(o.shop, r.shop) as shop, h.name as shop_name,
                   o.buyer, coalesce(o.city, '') as city, m.at as picked_up_at,
                   s.own_minutes, s.learned_minutes, coalesce(s.samples, 0) as samples
              from parcel p
              left join parcel_row r
                     on r.merchant_id = p.merchant_id and r.parcel_id = p.parcel_id
              left join shop_order o
                     on o.merchant_id = p.merchant_id and o.order_id = p.order_id
              left join shop h
                     on h.merchant_id = p.merchant_id and h.code = coalesce(o.shop, r.shop)
              left join lane_standard s
                     on s.merchant_id = p.merchant_id and s.carrier = p.carrier
                    and s.from_city = p.origin and s.to_city = o.city
              left join lateral (
                   select k.at from milestone k
                    where k.merchant_id = p.merchant_id and k.parcel_id = p.parcel_id
                      and k.kind = 'parcel.picked_up'
                    order by k.occurrence desc limit 1) m on true
             where p.merchant_id = ? and p.parcel_id = any(?)
            """;

    private final Vault vault;
    private final Names names;

    ParcelRows(Vault vault, Names names) {
        this.vault = vault;
        this.names = names;
    }

    /** A parcel as its tables hold it, and what is expected of it. */
    record Stored(
            UUID id,
            String carrier,
            String number,
            String status,
            String substatus,
            Instant since,
            String place,
            List<String> anomalies,
            Instant changedAt,
            @Nullable Instant boundAt,
            OrderName order,
            Course course) {}

    /** The order as the row names it; all null while no order holds the parcel. */
    record OrderName(
            @Nullable UUID id,
            @Nullable String number,
            @Nullable String shop,
            @Nullable String shopName,
            @Nullable UUID buyer) {}

    /**
     * How long it may take.
     *
     * @param own true when the merchant set the limit himself
     */
    record Course(@Nullable Instant pickedUpAt, LaneStandard standard, boolean own) {

        /** Null while nobody has picked it up. */
        @Nullable Instant limit() {
            return pickedUpAt == null ? null : pickedUpAt.plus(standard.limit());
        }

        /**
         * Learned: most of the lane's parcels come within this interval. Else the day on which the
         * standard ends, until then.
         */
        @Nullable Estimate estimate() {
            var to = limit();
            if (to == null || pickedUpAt == null) {
                return null;
            }
            return switch (standard.origin()) {
                case LEARNED -> new Estimate(pickedUpAt, to, LaneStandard.QUANTILE);
                case OWN, NATIONAL -> {
                    var day = to.atZone(CHINA).toLocalDate().atStartOfDay(CHINA).toInstant();
                    yield new Estimate(day.isBefore(pickedUpAt) ? pickedUpAt : day, to, null);
                }
            };
        }
    }

    Map<UUID, Stored> stored(Connection c, UUID merchant, List<UUID> ids) throws SQLException {
        return Sql.list(c, BY_IDS, ParcelRows::read, merchant, ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(Stored::id, row -> row));
    }

    /** The rows in the order of their ids. */
    List<ParcelRow> shown(Connection c, UUID merchant, List<UUID> ids, Language language)
            throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        var stored = stored(c, merchant, ids);
        var tokens =
                stored.values().stream()
                        .flatMap(row -> Stream.ofNullable(row.order.buyer))
                        .collect(Collectors.toSet());
        var buyers = vault.read(c, merchant, tokens);
        var shown = new ArrayList<ParcelRow>();
        for (var id : ids) {
            var row = stored.get(id);
            if (row != null) {
                var buyer = row.order.buyer == null ? null : buyers.get(row.order.buyer);
                shown.add(shown(row, buyer == null ? null : buyer.masked(), language));
            }
        }
        return shown;
    }

    ParcelRow shown(Stored row, @Nullable String buyer, Language language) {
        return new ParcelRow(
                row.id,
                row.carrier,
                names.carrier(language, row.carrier),
                row.number,
                row.status,
                row.substatus,
                names.status(language, row.status),
                names.substatus(language, row.substatus),
                row.anomalies,
                Shown.text(row.place),
                row.changedAt,
                row.order.number,
                row.order.shop,
                row.order.shopName,
                buyer,
                ParcelFilter.OVER.contains(row.status) ? null : row.course.estimate());
    }

    private static Stored read(ResultSet row) throws SQLException {
        var origin = row.getString("origin");
        var own = minutes(row, "own_minutes");
        var sameCity = !origin.isEmpty() && origin.equals(row.getString("city"));
        var standard =
                LaneStandard.of(
                        own, minutes(row, "learned_minutes"), row.getInt("samples"), sameCity);
        return new Stored(
                Sql.uuid(row, "parcel_id"),
                row.getString("carrier"),
                row.getString("number"),
                row.getString("status"),
                row.getString("substatus"),
                Sql.instant(row, "since"),
                row.getString("place"),
                List.of((String[]) row.getArray("anomalies").getArray()),
                Sql.instant(row, "changed_at"),
                Sql.findInstant(row, "bound_at"),
                new OrderName(
                        Sql.findUuid(row, "order_id"),
                        text(row, "order_number"),
                        text(row, "shop"),
                        text(row, "shop_name"),
                        Sql.findUuid(row, "buyer")),
                new Course(Sql.findInstant(row, "picked_up_at"), standard, own != null));
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    private static @Nullable Duration minutes(ResultSet row, String column) throws SQLException {
        var minutes = Sql.findLong(row, column);
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }
}
