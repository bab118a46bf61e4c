package io.hongyan.server.tracking;

import io.hongyan.core.loyalty.LaneStandard;
import io.hongyan.core.tracking.TrackingStatus;
import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code parcel_row}: what lists show, written only when that changes. */
final class ParcelRowStore {

    private static final String SAVE =
            """
            insert into parcel_row as r
              (merchant_id, parcel_id, carrier, number, order_number, shop, status, substatus,
               since, anomalies, troubled, changed_at, delivered_at, expected_at)
            select n.merchant_id, n.parcel_id, n.carrier, n.number, n.order_number, n.shop,
                   n.status, n.substatus, n.since, string_to_array(n.anomalies, ','),
                   n.anomalies <> '', n.changed_at, n.delivered_at, n.expected_at
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[],
                          ?::timestamptz[], ?::timestamptz[])
                   as n(merchant_id, parcel_id, carrier, number, order_number, shop, status,
                        substatus, since, anomalies, changed_at, delivered_at, expected_at)
            on conflict (merchant_id, parcel_id) do update
               set order_number = coalesce(excluded.order_number, r.order_number),
                   shop = coalesce(excluded.shop, r.shop),
                   status = excluded.status, substatus = excluded.substatus,
                   since = excluded.since, anomalies = excluded.anomalies,
                   troubled = excluded.troubled, changed_at = excluded.changed_at,
                   delivered_at = excluded.delivered_at,
                   expected_at = excluded.expected_at
            """;

    private ParcelRowStore() {}

    static void save(Connection c, List<Decided> changed, Instant now) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (var statement = c.prepareStatement(SAVE)) {
            new Columns<>(statement, changed)
                    .uuid(one -> one.after().key().merchant())
                    .uuid(one -> one.after().id())
                    .text(one -> one.after().key().carrier())
                    .text(one -> one.after().key().number())
                    .text(one -> one.bound() == null ? null : one.bound().number())
                    .text(one -> one.bound() == null ? null : one.bound().shop())
                    .text(one -> one.after().status())
                    .text(one -> one.after().substatus())
                    .time(one -> one.after().since())
                    .text(ParcelRowStore::openAnomalies)
                    .time(_ -> now)
                    .time(ParcelRowStore::deliveredAt)
                    .time(ParcelRowStore::expectedAt)
                    .run();
        }
    }

    private static String openAnomalies(Decided one) {
        return String.join(
                ",",
                one.change().after().told().stream()
                        .filter(anomaly -> anomaly.isOpen())
                        .map(anomaly -> anomaly.type().name())
                        .toList());
    }

    private static @Nullable Instant deliveredAt(Decided one) {
        return one.after().status().equals("DELIVERED") ? one.after().since() : null;
    }

    /** Pickup and the lane's standard; null before the pickup and once it is at an end. */
    private static @Nullable Instant expectedAt(Decided one) {
        var status = one.change().standing().status();
        if (status.isFinal() || status == TrackingStatus.EXPIRED) {
            return null;
        }
        var pickedUpAt = ParcelTimes.of(one.change().after().trail()).pickedUpAt();
        return pickedUpAt == null ? null : pickedUpAt.plus(standard(one));
    }

    private static Duration standard(Decided one) {
        var lane = one.lane().standard();
        return lane == null ? LaneStandard.of(null, null, 0, false).limit() : lane;
    }
}
