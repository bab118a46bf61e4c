package io.hongyan.server.tracking;

import static io.hongyan.server.platform.Columns.instant;

import io.hongyan.server.platform.Columns;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The table {@code parcel}. */
final class ParcelStore {

    private static final String COLUMNS =
            """
            p.merchant_id, p.parcel_id, p.carrier, p.number, p.order_id, p.bound_at, p.created_at,
            p.status, p.substatus, p.since, p.last_scan_at, p.heard_at, p.origin, p.origin_at,
            p.place, p.place_at, p.trail, p.anomalies, p.unmapped
            """;

    private static final String LOCK =
            "select "
                    + COLUMNS
                    + """
                      from unnest(?::uuid[], ?::text[], ?::text[]) as k(merchant_id, carrier, number)
                      join parcel p using (merchant_id, carrier, number)
                       for update of p skip locked
                    """;

    private static final String WAIT =
            "select "
                    + COLUMNS
                    + """
                      from parcel p
                     where p.merchant_id = ? and p.carrier = ? and p.number = ?
                       for update
                    """;

    private static final String ADD =
            """
            insert into parcel (merchant_id, parcel_id, carrier, number, created_at, since)
            select k.merchant_id, k.parcel_id, k.carrier, k.number, k.created_at, k.created_at
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
                   as k(merchant_id, parcel_id, carrier, number, created_at)
            on conflict (merchant_id, carrier, number) do nothing
            returning parcel_id
            """;

    private static final String SAVE =
            """
            update parcel p
               set order_id = n.order_id, bound_at = n.bound_at, status = n.status,
                   substatus = n.substatus, since = n.since, last_scan_at = n.last_scan_at,
                   heard_at = n.heard_at, origin = n.origin, origin_at = n.origin_at,
                   place = n.place, place_at = n.place_at, trail = n.trail,
                   anomalies = string_to_array(n.anomalies, E'\\x1e'), unmapped = n.unmapped
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[],
                          ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                          ?::timestamptz[], ?::text[], ?::timestamptz[], ?::bytea[], ?::text[],
                          ?::integer[])
                   as n(merchant_id, parcel_id, order_id, bound_at, status, substatus, since,
                        last_scan_at, heard_at, origin, origin_at, place, place_at, trail,
                        anomalies, unmapped)
             where p.merchant_id = n.merchant_id and p.parcel_id = n.parcel_id
            """;

    private static final String KEYS =
            """
            select merchant_id, parcel_id, carrier, number
              from parcel
             where merchant_id = any(?) and parcel_id = any(?)
            """;

    private ParcelStore() {}

    /** Loads and locks; what is missing in the answer is not there or held by somebody else. */
    static Map<ParcelKey, ParcelRecord> lock(Connection c, List<ParcelKey> keys)
            throws SQLException {
        try (var statement = c.prepareStatement(LOCK)) {
            new Columns<>(statement, keys)
                    .uuid(ParcelKey::merchant)
                    .text(ParcelKey::carrier)
                    .text(ParcelKey::number);
            try (var rows = statement.executeQuery()) {
                var found = new HashMap<ParcelKey, ParcelRecord>();
                while (rows.next()) {
                    var parcel = read(rows);
                    found.put(parcel.key(), parcel);
                }
                return found;
            }
        }
    }

    /** The one parcel of this key, once nobody else holds it; empty if there is none. */
    static Map<ParcelKey, ParcelRecord> wait(Connection c, ParcelKey key) throws SQLException {
        return Sql.find(c, WAIT, ParcelStore::read, key.merchant(), key.carrier(), key.number())
                .map(parcel -> Map.of(key, parcel))
                .orElse(Map.of());
    }

    /** Adds parcels that are not there; those that somebody else just added are left out. */
    static List<ParcelRecord> add(Connection c, List<ParcelRecord> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return List.of();
        }
        try (var statement = c.prepareStatement(ADD)) {
            new Columns<>(statement, fresh)
                    .uuid(parcel -> parcel.key().merchant())
                    .uuid(ParcelRecord::id)
                    .text(parcel -> parcel.key().carrier())
                    .text(parcel -> parcel.key().number())
                    .time(ParcelRecord::createdAt);
            var added = new ArrayList<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    added.add(rows.getObject(1, UUID.class));
                }
            }
            return fresh.stream().filter(parcel -> added.contains(parcel.id())).toList();
        }
    }

    static void save(Connection c, List<ParcelRecord> parcels) throws SQLException {
        try (var statement = c.prepareStatement(SAVE)) {
            new Columns<>(statement, parcels)
                    .uuid(p -> p.key().merchant())
                    .uuid(ParcelRecord::id)
                    .uuid(ParcelRecord::order)
                    .time(ParcelRecord::boundAt)
                    .text(ParcelRecord::status)
                    .text(ParcelRecord::substatus)
                    .time(ParcelRecord::since)
                    .time(ParcelRecord::lastScanAt)
                    .time(ParcelRecord::heardAt)
                    .text(ParcelRecord::origin)
                    .time(ParcelRecord::originAt)
                    .text(ParcelRecord::place)
                    .time(ParcelRecord::placeAt)
                    .bytes(ParcelRecord::trail)
                    .text(p -> String.join("\u001e", p.anomalies()))
                    .integer(ParcelRecord::unmapped)
                    .run();
        }
    }

    /** The keys of parcels by id. */
    static Map<UUID, ParcelKey> keys(
            Connection c, Collection<UUID> merchants, Collection<UUID> parcels)
            throws SQLException {
        try (var statement = c.prepareStatement(KEYS)) {
            statement.setArray(1, c.createArrayOf("uuid", merchants.toArray()));
            statement.setArray(2, c.createArrayOf("uuid", parcels.toArray()));
            try (var rows = statement.executeQuery()) {
                var keys = new HashMap<UUID, ParcelKey>();
                while (rows.next()) {
                    keys.put(
                            rows.getObject(2, UUID.class),
                            new ParcelKey(
                                    rows.getObject(1, UUID.class),
                                    rows.getString(3),
                                    rows.getString(4)));
                }
                return keys;
            }
        }
    }

    private static ParcelRecord read(ResultSet rows) throws SQLException {
        return new ParcelRecord(
                new ParcelKey(
                        rows.getObject("merchant_id", UUID.class),
                        rows.getString("carrier"),
                        rows.getString("number")),
                rows.getObject("parcel_id", UUID.class),
                rows.getObject("order_id", UUID.class),
                instant(rows.getObject("bound_at", OffsetDateTime.class)),
                Objects.requireNonNull(instant(rows.getObject("created_at", OffsetDateTime.class))),
                rows.getString("status"),
                rows.getString("substatus"),
                Objects.requireNonNull(instant(rows.getObject("since", OffsetDateTime.class))),
                instant(rows.getObject("last_scan_at", OffsetDateTime.class)),
                instant(rows.getObject("heard_at", OffsetDateTime.class)),
                rows.getString("origin"),
                instant(rows.getObject("origin_at", OffsetDateTime.class)),
                rows.getString("place"),
                instant(rows.getObject("place_at", OffsetDateTime.class)),
                rows.getBytes("trail"),
                List.of((String[]) rows.getArray("anomalies").getArray()),
                rows.getInt("unmapped"));
    }
}
