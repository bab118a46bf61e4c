package io.hongyan.server.insight;

import io.hongyan.server.insight.TodayViews.AnomalyCount;
import io.hongyan.server.insight.TodayViews.DoneToday;
import io.hongyan.server.insight.TodayViews.Needs;
import io.hongyan.server.insight.TodayViews.Proof;
import io.hongyan.server.insight.TodayViews.RedView;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Moments;
import io.hongyan.server.web.Money;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** What needs a person now, and what was done without one. */
final class TodayNeeds {

    private static final Duration SOON = Duration.ofDays(1);
    private static final int MOST_RED = 20;

    /** The latest actions among which those of today are looked for. */
    private static final int LATEST = 20_000;

    private static final String OPEN_CASES =
            "('opened', 'assessed', 'awaiting_approval', 'approved', 'paying')";

    private static final String NEEDS =
            """
            select (select count(*) from approval
                     where merchant_id = ? and state = 'waiting') as approvals,
                   (select count(*) from ticket
                     where merchant_id = ? and state = 'open') as tickets,
                   (select count(*) from ticket
                     where merchant_id = ? and state = 'open' and due_at < ?) as overdue,
                   (select count(*) from case_
                     where merchant_id = ? and state in %s) as cases,
                   (select count(*) from case_
                     where merchant_id = ? and state in %s
                       and exists (select from jsonb_array_elements(clocks) k
                                    where (k->>'dueAt')::timestamptz < ?)) as cases_overdue,
                   (select count(*) from action
                     where merchant_id = ? and state = 'dead') as dead
            """
                    .formatted(OPEN_CASES, OPEN_CASES);

    private static final String RED =
            """
            select * from (
              select 'approval' as kind, approval_id as id, title, '' as clock, amount, currency,
                     due_at, parcel_id
                from approval
               where merchant_id = ? and state = 'waiting' and due_at is not null
              union all
              select 'ticket', ticket_id, title, '', null, 'CNY', due_at, parcel_id
                from ticket
               where merchant_id = ? and state = 'open' and due_at is not null
              union all
              select 'case', case_id, reason, coalesce(k->>'name', ''), amount, currency,
                     (k->>'dueAt')::timestamptz, parcel_id
                from case_, jsonb_array_elements(clocks) k
               where merchant_id = ? and state in %s) due
             where due_at < ?
             order by due_at, id
             limit ?
            """
                    .formatted(OPEN_CASES);

    private static final String ANOMALIES =
            """
            select a.type, count(*) as open, min(a.opened_at) as oldest_at
              from parcel_row r
              join anomaly a on a.merchant_id = r.merchant_id and a.parcel_id = r.parcel_id
             where r.merchant_id = ? and %s and a.closed_at is null
             group by a.type
             order by count(*) desc, a.type
            """
                    .formatted(ParcelQueries.IN_TROUBLE);

    private static final String DONE =
            """
            select kind, count(*) as done,
                   count(*) filter (where oldest) as from_the_oldest
              from (select kind, state, done_at,
                           row_number() over (order by action_id desc) = ? as oldest
                      from action
                     where merchant_id = ?
                     order by action_id desc
                     limit ?) latest
             where state = 'done' and done_at >= ? and kind not in ('signal', 'pull', 'subscribe')
             group by kind
             order by count(*) desc, kind
            """;

    private static final String PROOF =
            """
            select (select count(*) from timer where merchant_id = ?) as timers,
                   (select arrived_at from push where merchant_id = ?
                     order by push_id desc limit 1) as last_push_at
            """;

    private TodayNeeds() {}

    static Needs needs(Connection c, UUID merchant, Instant now, long anomalies)
            throws SQLException {
        return Sql.find(
                        c,
                        NEEDS,
                        row -> needs(row, anomalies),
                        merchant,
                        merchant,
                        merchant,
                        now,
                        merchant,
                        merchant,
                        now,
                        merchant)
                .orElseThrow();
    }

    private static Needs needs(ResultSet row, long anomalies) throws SQLException {
        var approvals = row.getLong("approvals");
        var tickets = row.getLong("tickets");
        var overdue = row.getLong("cases_overdue");
        var dead = row.getLong("dead");
        return new Needs(
                approvals + tickets + overdue + dead,
                approvals,
                tickets,
                row.getLong("overdue"),
                row.getLong("cases"),
                overdue,
                anomalies,
                dead);
    }

    static List<RedView> red(Connection c, UUID merchant, Instant now) throws SQLException {
        return Sql.list(
                c,
                RED,
                row ->
                        new RedView(
                                row.getString("kind"),
                                Sql.uuid(row, "id"),
                                Shown.text(row.getString("title")),
                                row.getString("clock"),
                                Money.ofNullable(
                                        Sql.findLong(row, "amount"), row.getString("currency")),
                                Sql.instant(row, "due_at"),
                                Sql.instant(row, "due_at").isBefore(now),
                                Sql.findUuid(row, "parcel_id")),
                merchant,
                merchant,
                merchant,
                now.plus(SOON),
                MOST_RED);
    }

    static List<AnomalyCount> anomalies(
            Connection c, UUID merchant, Names names, Language language, Instant now)
            throws SQLException {
        return Sql.list(
                c,
                ANOMALIES,
                row ->
                        new AnomalyCount(
                                row.getString("type"),
                                names.anomaly(language, row.getString("type")),
                                row.getLong("open"),
                                Sql.instant(row, "oldest_at")),
                merchant,
                ParcelQueries.troubledSince(now));
    }

    static DoneToday done(Connection c, UUID merchant, Instant now) throws SQLException {
        var midnight =
                now.atZone(Moments.CHINA).toLocalDate().atStartOfDay(Moments.CHINA).toInstant();
        var byKind = new LinkedHashMap<String, Long>();
        var reaching =
                Sql.list(
                        c,
                        DONE,
                        row -> {
                            byKind.put(row.getString("kind"), row.getLong("done"));
                            return row.getLong("from_the_oldest") > 0;
                        },
                        LATEST,
                        merchant,
                        LATEST,
                        midnight);
        var total = byKind.values().stream().mapToLong(Long::longValue).sum();
        return new DoneToday(total, byKind, reaching.contains(true));
    }

    static Proof proof(Connection c, UUID merchant, long underWay) throws SQLException {
        return Sql.find(
                        c,
                        PROOF,
                        row ->
                                new Proof(
                                        underWay,
                                        row.getLong("timers"),
                                        Sql.findInstant(row, "last_push_at")),
                        merchant,
                        merchant)
                .orElseThrow();
    }
}
