package io.hongyan.server.insight;

import io.hongyan.core.tracking.EventReader;
import io.hongyan.core.tracking.Report;
import io.hongyan.core.tracking.TrackingSubStatus;
import io.hongyan.server.insight.ParcelViews.AnomalyView;
import io.hongyan.server.insight.ParcelViews.EventView;
import io.hongyan.server.insight.ParcelViews.MilestoneView;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.SealedWords;
import io.hongyan.server.tracking.WithdrawnScans;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Language;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happened to a parcel: its scans, its milestones, what went wrong. */
final class ParcelStory {

    private static final String EVENTS =
            """
            select scan_id, source, code, at, arrived_at, substatus, sealed
              from parcel_history
             where merchant_id = ? and parcel_id = ?
             order by at desc, scan_id
             limit 500
            """;

    private static final String MILESTONES =
            """
            select kind, at, arrived_at, late
              from milestone
             where merchant_id = ? and parcel_id = ?
             order by at, arrived_at, kind
            """;

    private static final String ANOMALIES =
            """
            select type, opened_at, closed_at, why
              from anomaly
             where merchant_id = ? and parcel_id = ?
             order by opened_at, type
            """;

    private final Vault vault;
    private final EventReader reader;
    private final Names names;

    ParcelStory(Vault vault, EventReader reader, Names names) {
        this.vault = vault;
        this.reader = reader;
        this.names = names;
    }

    /** Newest first. */
    List<EventView> events(Connection c, UUID merchant, UUID parcel) throws SQLException {
        var withdrawn = WithdrawnScans.of(c, merchant, parcel);
        return Sql.list(
                c,
                EVENTS,
                row -> event(row, merchant, withdrawn.contains(row.getLong("scan_id"))),
                merchant,
                parcel);
    }

    private EventView event(ResultSet row, UUID merchant, boolean withdrawn) throws SQLException {
        var at = Sql.instant(row, "at");
        var report = report(row, merchant, at);
        var reading = reader.read(report).reading();
        var substatus = row.getString("substatus");
        return new EventView(
                at,
                Sql.instant(row, "arrived_at"),
                Shown.text(report.text()),
                TrackingSubStatus.findByCode(substatus)
                        .map(code -> code.main().name())
                        .orElse("UNMAPPED"),
                substatus,
                Shown.text(reading.place()),
                Shown.text(reading.nextHop()),
                report.source(),
                report.code(),
                reading.matched(),
                withdrawn);
    }

    /** The report as its source said it. */
    private Report report(ResultSet row, UUID merchant, Instant at) throws SQLException {
        var codes = new Report(row.getString("source"), at, row.getString("code"), "", "");
        return SealedWords.read(codes, Shown.opened(vault, merchant, row.getBytes("sealed")));
    }

    List<MilestoneView> milestones(Connection c, UUID merchant, UUID parcel, Language language)
            throws SQLException {
        return Sql.list(
                c,
                MILESTONES,
                row ->
                        new MilestoneView(
                                row.getString("kind"),
                                names.milestone(language, row.getString("kind")),
                                Sql.instant(row, "at"),
                                Sql.instant(row, "arrived_at"),
                                row.getBoolean("late")),
                merchant,
                parcel);
    }

    List<AnomalyView> anomalies(Connection c, UUID merchant, UUID parcel, Language language)
            throws SQLException {
        return Sql.list(
                c,
                ANOMALIES,
                row ->
                        new AnomalyView(
                                row.getString("type"),
                                names.anomaly(language, row.getString("type")),
                                Sql.instant(row, "opened_at"),
                                Sql.findInstant(row, "closed_at"),
                                Shown.text(row.getString("why"))),
                merchant,
                parcel);
    }
}
