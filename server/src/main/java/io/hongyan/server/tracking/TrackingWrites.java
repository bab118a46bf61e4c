package io.hongyan.server.tracking;

import io.hongyan.core.tracking.Anomaly;
import io.hongyan.core.tracking.Change;
import io.hongyan.core.tracking.TrackingEvent;
import io.hongyan.server.platform.Columns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables below a parcel that only grow: history, milestones, anomalies, what is unmapped. */
final class TrackingWrites {

    private static final String HISTORY =
            """
            insert into parcel_history
              (merchant_id, parcel_id, scan_id, source, code, at, arrived_at, substatus, sealed)
            select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[],
                                 ?::timestamptz[], ?::timestamptz[], ?::text[], ?::bytea[])
            on conflict do nothing
            """;

    private static final String MILESTONE =
            """
            insert into milestone (merchant_id, parcel_id, kind, occurrence, at, arrived_at, late)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[],
                                 ?::timestamptz[], ?::boolean[])
            on conflict do nothing
            """;

    private static final String OPENED =
            """
            insert into anomaly
              (merchant_id, parcel_id, type, opened_at, closed_at, arrived_at, late, why)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[],
                                 ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::text[])
            on conflict do nothing
            """;

    private static final String CLOSED =
            """
            update anomaly a
               set closed_at = n.closed_at
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                   as n(merchant_id, parcel_id, type, opened_at, closed_at)
             where a.merchant_id = n.merchant_id and a.parcel_id = n.parcel_id
               and a.type = n.type and a.opened_at = n.opened_at
            """;

    private static final String UNMAPPED =
            """
            insert into unmapped as u
              (merchant_id, source, code, carrier, count, last_parcel, first_at, last_at)
            select merchant_id, source, code, carrier, count(*), (array_agg(parcel_id))[1],
                   min(at), max(at)
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[])
                   as n(merchant_id, source, code, carrier, parcel_id, at)
             group by merchant_id, source, code, carrier
             order by merchant_id, source, code, carrier
            on conflict (merchant_id, source, code, carrier) do update
               set count = u.count + excluded.count, last_parcel = excluded.last_parcel,
                   last_at = greatest(u.last_at, excluded.last_at)
            """;

    private TrackingWrites() {}

    record HistoryRow(
            UUID merchant,
            UUID parcel,
            String carrier,
            Heard heard,
            Instant arrivedAt,
            TrackingEvent event,
            byte[] sealed) {}

    record MilestoneRow(UUID merchant, UUID parcel, Change.Reached reached, Instant arrivedAt) {}

    /** {@code arrivedAt} is null for an anomaly that is only closed now. */
    record AnomalyRow(
            UUID merchant,
            UUID parcel,
            Anomaly anomaly,
            boolean late,
            @Nullable Instant arrivedAt) {}

    static void addHistory(Connection c, List<HistoryRow> rows) throws SQLException {
        try (var statement = c.prepareStatement(HISTORY)) {
            new Columns<>(statement, rows)
                    .uuid(HistoryRow::merchant)
                    .uuid(HistoryRow::parcel)
                    .bigint(row -> row.heard.id())
                    .text(row -> row.heard.report().source())
                    .text(row -> clean(row.heard.report().code()))
                    .time(row -> row.heard.report().at())
                    .time(HistoryRow::arrivedAt)
                    .text(row -> row.event.status().code())
                    .bytes(HistoryRow::sealed)
                    .run();
        }
        countUnmapped(c, rows.stream().filter(row -> row.event.isUnread()).toList());
    }

    static void addMilestones(Connection c, List<MilestoneRow> rows) throws SQLException {
        try (var statement = c.prepareStatement(MILESTONE)) {
            new Columns<>(statement, rows)
                    .uuid(MilestoneRow::merchant)
                    .uuid(MilestoneRow::parcel)
                    .text(row -> row.reached.milestone().kind().wireName())
                    .bigint(row -> row.reached.milestone().occurrence())
                    .time(row -> row.reached.milestone().at())
                    .time(MilestoneRow::arrivedAt)
                    .truth(row -> row.reached.late())
                    .run();
        }
    }

    static void openAnomalies(Connection c, List<AnomalyRow> rows) throws SQLException {
        try (var statement = c.prepareStatement(OPENED)) {
            new Columns<>(statement, rows)
                    .uuid(AnomalyRow::merchant)
                    .uuid(AnomalyRow::parcel)
                    .text(row -> row.anomaly.type().name())
                    .time(row -> row.anomaly.openedAt())
                    .time(row -> row.anomaly.closedAt())
                    .time(AnomalyRow::arrivedAt)
                    .truth(AnomalyRow::late)
                    .text(row -> row.anomaly.why())
                    .run();
        }
    }

    static void closeAnomalies(Connection c, List<AnomalyRow> rows) throws SQLException {
        try (var statement = c.prepareStatement(CLOSED)) {
            new Columns<>(statement, rows)
                    .uuid(AnomalyRow::merchant)
                    .uuid(AnomalyRow::parcel)
                    .text(row -> row.anomaly.type().name())
                    .time(row -> row.anomaly.openedAt())
                    .time(row -> row.anomaly.closedAt())
                    .run();
        }
    }

    private static void countUnmapped(Connection c, List<HistoryRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = c.prepareStatement(UNMAPPED)) {
            new Columns<>(statement, rows)
                    .uuid(HistoryRow::merchant)
                    .text(row -> row.heard.report().source())
                    .text(row -> clean(row.heard.report().code()))
                    .text(HistoryRow::carrier)
                    .uuid(HistoryRow::parcel)
                    .time(HistoryRow::arrivedAt)
                    .run();
        }
    }

    /** PostgreSQL's text holds no NUL; the identity was taken before, from what was really said. */
    private static String clean(String code) {
        var text = code.length() > 64 ? code.substring(0, 64) : code;
        return text.indexOf(0) < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
