package io.hongyan.server.buyer;

import io.hongyan.core.tracking.MilestoneKind;
import io.hongyan.core.tracking.PersonScrubber;
import io.hongyan.core.tracking.Report;
import io.hongyan.core.tracking.TrackingStatus;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.SealedWords;
import io.hongyan.server.tracking.WithdrawnScans;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a parcel of an order for its buyer: names of persons are scrubbed from the texts. */
final class BuyerParcel {

    private static final int MOST_EVENTS = 500;
    private static final String PARCELS =
            """
            select p.parcel_id, p.carrier, p.number, p.status, p.since, r.expected_at,
                   r.delivered_at, p.place_at
              from parcel p
              left join parcel_row r
                on r.merchant_id = p.merchant_id and r.parcel_id = p.parcel_id
             where p.merchant_id = ? and p.order_id = ?
             order by p.parcel_id desc
            """;
    private static final String MILESTONES =
            """
            select kind, at from milestone
             where merchant_id = ? and parcel_id = ?
             order by at, kind
            """;
    private static final String EVENTS =
            """
            select scan_id, source, code, at, sealed from parcel_history
             where merchant_id = ? and parcel_id = ?
             order by at desc, scan_id desc
             limit ?
            """;

    private BuyerParcel() {}

    /** Where a parcel stands. */
    record Stand(
            UUID id,
            String carrier,
            String number,
            TrackingStatus status,
            Instant since,
            @Nullable Instant expectedAt) {}

    /**
     * Something that was reached.
     *
     * @param place where; empty where no scan says it
     */
    record Reached(MilestoneKind kind, Instant at, String place) {}

    record Event(Instant at, String text, String place) {}

    /**
     * The parcels of an order, the one to look at first: on its way before signed, newest first.
     */
    static List<Stand> of(Connection c, UUID merchant, UUID order) throws SQLException {
        return Sql.list(c, PARCELS, BuyerParcel::stand, merchant, order).stream()
                .sorted(
                        Comparator.comparing((Stand s) ->
                                s.status == TrackingStatus.DELIVERED
                                        || s.status == TrackingStatus.CANCELLED))
                .toList();
    }

    private static Stand stand(ResultSet row) throws SQLException {
        return new Stand(
                Sql.uuid(row, "parcel_id"),
                row.getString("carrier"),
                row.getString("number"),
                TrackingStatus.valueOf(row.getString("status")),
                Sql.instant(row, "since"),
                Sql.findInstant(row, "expected_at"));
    }

    /**
     * Newest last. That it was sent stands before all that its carrier saw of it, even where the
     * number was bound to the order later than that: then it was sent by the first scan at the
     * latest.
     */
    static List<Reached> milestones(Connection c, UUID merchant, UUID parcel, List<Event> events)
            throws SQLException {
        var reached =
                Sql.list(
                        c,
                        MILESTONES,
                        row -> Map.entry(row.getString("kind"), Sql.instant(row, "at")),
                        merchant,
                        parcel);
        var seen = new ArrayList<Reached>();
        Reached sent = null;
        for (var row : reached) {
            var kind = MilestoneKind.findByWireName(row.getKey()).orElse(null);
            if (kind == MilestoneKind.BOUND) {
                sent = sent == null ? new Reached(kind, row.getValue(), "") : sent;
            } else if (kind != null) {
                seen.add(new Reached(kind, row.getValue(), placeAt(events, row.getValue())));
            }
        }
        if (sent != null) {
            var first = seen.isEmpty() ? sent.at : seen.getFirst().at;
            seen.addFirst(new Reached(sent.kind, first.isBefore(sent.at) ? first : sent.at, ""));
        }
        return List.copyOf(seen);
    }

    private static String placeAt(List<Event> events, Instant at) {
        return events.stream()
                .filter(event -> event.at.equals(at) && !event.place.isEmpty())
                .map(Event::place)
                .findFirst()
                .orElse("");
    }

    /** Newest first, without what its source or the carrier took back. */
    static List<Event> events(Connection c, Vault vault, UUID merchant, UUID parcel)
            throws SQLException {
        var withdrawn = WithdrawnScans.of(c, merchant, parcel);
        return Sql.list(
                        c,
                        EVENTS,
                        row -> Map.entry(row.getLong("scan_id"), event(vault, merchant, row)),
                        merchant,
                        parcel,
                        MOST_EVENTS)
                .stream()
                .filter(row -> !withdrawn.contains(row.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Event event(Vault vault, UUID merchant, ResultSet row) throws SQLException {
        var codes =
                new Report(
                        row.getString("source"),
                        Sql.instant(row, "at"),
                        row.getString("code"),
                        "",
                        "");
        var report = SealedWords.read(codes, vault.open(merchant, row.getBytes("sealed")));
        var place = report.place().isBlank() ? placeIn(report) : report.place();
        return new Event(
                report.at(), PersonScrubber.scrub(report.text()), PersonScrubber.scrub(place));
    }

    /** The place that the words name, where the source gives none of its own. */
    private static String placeIn(Report report) {
        return TrackingTables.eventReader().read(report).reading().place();
    }
}
