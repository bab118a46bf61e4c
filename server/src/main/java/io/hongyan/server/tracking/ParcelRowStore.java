package io.hongyan.server.tracking;

import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code parcel_row}: what lists show, written only when that changes. */
final class ParcelRowStore {

    private static final String SAVE =
            """
            insert into parcel_row
              (merchant_id, parcel_id, carrier, number, order_number, shop, status, substatus,
               since, anomalies, troubled, changed_at, delivered_at)
            select n.merchant_id, n.parcel_id, n.carrier, n.number, o.number, o.shop, n.status,
                   n.substatus, n.since, string_to_array(n.anomalies, ','), n.anomalies <> '',
                   n.changed_at, n.delivered_at
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[],
                          ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[],
                          ?::timestamptz[])
                   as n(merchant_id, parcel_id, carrier, number, order_id, status, substatus,
                        since, anomalies, changed_at, delivered_at)
              left join shop_order o
                on o.merchant_id = n.merchant_id and o.order_id = n.order_id
            on conflict (merchant_id, parcel_id) do update
               set order_number = excluded.order_number, shop = excluded.shop,
                   status = excluded.status, substatus = excluded.substatus,
                   since = excluded.since, anomalies = excluded.anomalies,
                   troubled = excluded.troubled, changed_at = excluded.changed_at,
                   delivered_at = excluded.delivered_at
            """;

    private ParcelRowStore() {}

    static void save(Connection c, List<Decided> changed, Instant now) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (var statement = c.prepareStatement(SAVE)) {
            new Columns<>(c, statement, changed)
                    .uuid(one -> one.after().key().merchant())
                    .uuid(one -> one.after().id())
                    .text(one -> one.after().key().carrier())
                    .text(one -> one.after().key().number())
                    .uuid(one -> one.after().order())
                    .text(one -> one.after().status())
                    .text(one -> one.after().substatus())
                    .time(one -> one.after().since())
                    .text(ParcelRowStore::openAnomalies)
                    .time(_ -> now)
                    .time(ParcelRowStore::deliveredAt)
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
}
