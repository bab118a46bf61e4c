package io.hongyan.server.insight;

import io.hongyan.server.insight.TodayViews.Figure;
import io.hongyan.server.insight.TodayViews.Figures;
import io.hongyan.server.insight.TodayViews.Point;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Moments;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The four figures of 今日, with the last seven days of each. Days are of Asia/Shanghai. */
final class TodayFigures {

    static final int DAYS = 7;

    private static final String UNDER_WAY =
            """
            select count(*)
              from parcel_row
             where merchant_id = ?
               and status = any('{PICKED_UP,IN_TRANSIT,CUSTOMS,OUT_FOR_DELIVERY,DEPOSITED,\
            DELIVERY_FAILED,RETURNING,EXCEPTION}')
            """;

    /** What came under way and what ended, by the day on which we heard of it. */
    private static final String FLOWED =
            """
            select (arrived_at at time zone 'Asia/Shanghai')::date as day,
                   count(*) filter (where kind = 'parcel.picked_up') as came,
                   count(*) filter (where kind in ('parcel.delivered', 'parcel.returned',
                                                   'parcel.cancelled')) as ended
              from milestone
             where merchant_id = ? and arrived_at >= ? and arrived_at <= ?
               and kind in ('parcel.picked_up', 'parcel.delivered', 'parcel.returned',
                            'parcel.cancelled')
             group by 1
            """;

    private static final String DELIVERED =
            """
            select (at at time zone 'Asia/Shanghai')::date as day, count(*) as delivered
              from milestone
             where merchant_id = ? and arrived_at >= ? and at >= ? and at <= ?
               and kind = 'parcel.delivered'
             group by 1
            """;

    private static final String ON_TIME =
            """
            select (signed_at at time zone 'Asia/Shanghai')::date as day, count(*) as samples,
                   count(*) filter (where on_time) as good
              from on_time_parcel
             where merchant_id = ? and signed_at >= ? and signed_at <= ? and reversed_at is null
             group by 1
            """;

    /** An anomaly of which the buyer heard from us before we heard of it from him. */
    private static final String REACHED =
            """
            select day, count(*) as samples,
                   count(*) filter (where told_at is not null
                                      and (complained_at is null or told_at <= complained_at))
                     as good
              from (select (a.opened_at at time zone 'Asia/Shanghai')::date as day,
                           (select min(m.at) from message m
                             where m.merchant_id = a.merchant_id and m.parcel_id = a.parcel_id
                               and m.at >= a.opened_at
                               and m.state in ('sending', 'unknown', 'accepted', 'delivered'))
                             as told_at,
                           (select min(b.at) from parcel p
                              join buyer_problem b on b.merchant_id = p.merchant_id
                                                  and b.order_id = p.order_id
                             where p.merchant_id = a.merchant_id and p.parcel_id = a.parcel_id
                               and b.at >= a.opened_at) as complained_at
                      from anomaly a
                     where a.merchant_id = ? and a.arrived_at >= ? and a.opened_at >= ?
                       and a.opened_at <= ? and not a.late) seen
             where told_at is not null or complained_at is not null
             group by 1
            """;

    private TodayFigures() {}

    /** The seven days that end with the one of {@code now}. */
    record Week(LocalDate first, LocalDate today, Instant from, Instant now) {

        static Week until(Instant now) {
            var today = now.atZone(Moments.CHINA).toLocalDate();
            var first = today.minusDays(DAYS - 1L);
            return new Week(first, today, first.atStartOfDay(Moments.CHINA).toInstant(), now);
        }

        List<LocalDate> days() {
            return first.datesUntil(today.plusDays(1)).toList();
        }
    }

    /** How many of how many on one day. */
    private record Count(long good, long samples) {}

    static Figures read(Connection c, UUID merchant, Instant now) throws SQLException {
        var week = Week.until(now);
        return new Figures(
                underWay(c, merchant, week),
                delivered(c, merchant, week),
                share(counts(c, ON_TIME, merchant, week.from, now), week),
                share(counts(c, REACHED, merchant, week.from, week.from, now), week));
    }

    static long underWay(Connection c, UUID merchant) throws SQLException {
        return Sql.number(c, UNDER_WAY, merchant);
    }

    /** Today's number is counted; the days before follow from what came and ended since. */
    private static Figure underWay(Connection c, UUID merchant, Week week) throws SQLException {
        var flowed = new HashMap<LocalDate, Long>();
        Sql.list(
                c,
                FLOWED,
                row ->
                        flowed.put(
                                        row.getObject("day", LocalDate.class),
                                        row.getLong("came") - row.getLong("ended"))
                                == null,
                merchant,
                week.from,
                week.now);
        var value = underWay(c, merchant);
        var series = new ArrayList<Point>();
        var then = value;
        for (var day : week.days().reversed()) {
            series.addFirst(new Point(day.toString(), (double) Math.max(0, then), 0));
            then -= flowed.getOrDefault(day, 0L);
        }
        return new Figure((double) value, "parcels", value, List.copyOf(series));
    }

    private static Figure delivered(Connection c, UUID merchant, Week week) throws SQLException {
        var byDay = new HashMap<LocalDate, Long>();
        Sql.list(
                c,
                DELIVERED,
                row -> byDay.put(row.getObject("day", LocalDate.class), row.getLong(2)) == null,
                merchant,
                week.from,
                week.from,
                week.now);
        var series =
                week.days().stream()
                        .map(day -> {
                            var count = byDay.getOrDefault(day, 0L);
                            return new Point(day.toString(), (double) count, count);
                        })
                        .toList();
        var today = byDay.getOrDefault(week.today, 0L);
        return new Figure((double) today, "parcels", today, series);
    }

    private static Map<LocalDate, Count> counts(
            Connection c, String sql, UUID merchant, Instant... moments) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        values.add(merchant);
        for (var moment : moments) {
            values.add(moment.atOffset(ZoneOffset.UTC));
        }
        var counts = new HashMap<LocalDate, Count>();
        Sql.list(
                c,
                sql,
                row ->
                        counts.put(
                                        row.getObject("day", LocalDate.class),
                                        new Count(row.getLong("good"), row.getLong("samples")))
                                == null,
                values.toArray());
        return counts;
    }

    private static Figure share(Map<LocalDate, Count> counts, Week week) {
        var good = counts.values().stream().mapToLong(Count::good).sum();
        var samples = counts.values().stream().mapToLong(Count::samples).sum();
        var series =
                week.days().stream()
                        .map(day -> {
                            var count = counts.getOrDefault(day, new Count(0, 0));
                            return new Point(
                                    day.toString(),
                                    ratio(count.good, count.samples),
                                    count.samples);
                        })
                        .toList();
        return new Figure(ratio(good, samples), "share", samples, series);
    }

    private static @Nullable Double ratio(long good, long samples) {
        return samples == 0 ? null : (double) good / samples;
    }
}
