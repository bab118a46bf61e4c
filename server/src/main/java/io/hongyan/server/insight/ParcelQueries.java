package io.hongyan.server.insight;

import io.hongyan.server.platform.Sql;
import io.hongyan.server.web.Paging;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which parcels stand on a page: reads {@code parcel_row} along its indexes. */
final class ParcelQueries {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Greater than anything that goes on after a prefix. */
    private static final String LAST = "\uDBFF\uDFFF";

    private static final String COLUMNS = "r.parcel_id, r.changed_at, r.number, r.expected_at";

    private static final String COUNTS =
            """
            select status, count(*) from parcel_row where merchant_id = ? group by status
            """;

    /**
     * Still somebody's trouble: on its way, or delivered within the week that ends at the argument.
     * Damage is never taken back by a scan; after that week it is history.
     */
    static final String IN_TROUBLE =
            "r.troubled and (r.delivered_at is null or r.delivered_at > ?)";

    private static final Duration TROUBLES = Duration.ofDays(7);

    private static final String TROUBLED =
            "select count(*) from parcel_row r where r.merchant_id = ? and " + IN_TROUBLE;

    private static final String DUE =
            """
            select count(*) from parcel_row
             where merchant_id = ? and expected_at >= ? and expected_at < ?
               and status not in ('DELIVERED', 'RETURNED', 'CANCELLED', 'EXPIRED')
            """;

    private static final String BY_NUMBER =
            """
            select parcel_id from parcel_row
             where merchant_id = ? and number = any(?)
             order by parcel_id desc limit 1
            """;

    private ParcelQueries() {}

    /** A row of the page with what its place in the order is made of. */
    record Found(UUID id, Instant changedAt, String number, @Nullable Instant expectedAt) {}

    /** Up to limit + 1 rows. */
    static List<Found> page(Connection c, UUID merchant, Wanted wanted, Paging paging, Instant now)
            throws SQLException {
        var filter = wanted.filter;
        if (filter.isImpossible()) {
            return List.of();
        }
        var statuses = filter.possibleStatuses().toArray(String[]::new);
        var runs = statuses.length > 0 && wanted.sort.isByTimeOfChange();
        var where = new Where();
        where.and("r.merchant_id = ?", merchant);
        if (!runs && statuses.length > 0) {
            where.and("r.status = any(?)", (Object) statuses);
        }
        narrow(where, merchant, filter, now);
        var after = wanted.sort.after(paging);
        if (!after.isEmpty()) {
            where.and(wanted.sort.isAfter(), after.toArray());
        }
        var order = wanted.sort.orderBy();
        var limit = paging.limit() + 1;
        var values = new ArrayList<@Nullable Object>();
        if (runs) {
            values.add(statuses);
        }
        values.addAll(where.values);
        values.add(limit);
        if (runs) {
            values.add(limit);
        }
        return Sql.list(
                c,
                runs ? byStatus(where.text, order) : plain(where.text, order),
                row ->
                        new Found(
                                Sql.uuid(row, "parcel_id"),
                                Sql.instant(row, "changed_at"),
                                row.getString("number"),
                                Sql.findInstant(row, "expected_at")),
                values.toArray());
    }

    private static String plain(CharSequence where, String order) {
        return """
        select %s from parcel_row r
         where %s
         %s limit ?
        """
                .formatted(COLUMNS, where, order);
    }

    /** One run along the index for each status, then merged. */
    private static String byStatus(CharSequence where, String order) {
        return """
        select %s
          from unnest(?::text[]) as s(status)
         cross join lateral (
               select %s from parcel_row r
                where r.status = s.status and %s
                %s limit ?) r
         %s limit ?
        """
                .formatted(COLUMNS, COLUMNS, where, order, order);
    }

    /** What is asked for, in which order. */
    record Wanted(ParcelFilter filter, ParcelSort sort) {}

    private static void narrow(Where where, UUID merchant, ParcelFilter filter, Instant now) {
        if (!filter.ids().isEmpty()) {
            where.and("r.parcel_id = any(?)", (Object) filter.ids().toArray(UUID[]::new));
        }
        if (!filter.numbers().isEmpty()) {
            where.and("r.number = any(?)", (Object) filter.numbers().toArray(String[]::new));
        }
        if (!filter.order().isEmpty()) {
            byOrder(where, merchant, filter.order());
        }
        if (!filter.words().isEmpty()) {
            byPrefix(where, filter.words());
        }
        if (!filter.carriers().isEmpty()) {
            where.and("r.carrier = any(?)", (Object) filter.carriers().toArray(String[]::new));
        }
        if (filter.tab() == ParcelFilter.Tab.ANOMALY) {
            where.and(IN_TROUBLE, troubledSince(now));
        }
        if (!filter.anomalies().isEmpty()) {
            where.and(
                    "r.troubled and r.anomalies && ?",
                    (Object) filter.anomalies().toArray(String[]::new));
        }
        if (filter.tab() == ParcelFilter.Tab.DUE_TODAY) {
            var day = today(now);
            where.and("r.expected_at >= ? and r.expected_at < ?", day.from, day.to);
        }
    }

    static Instant troubledSince(Instant now) {
        return now.minus(TROUBLES);
    }

    /** An order's number, or its id. */
    private static void byOrder(Where where, UUID merchant, String order) {
        var id = findId(order);
        if (id.isPresent()) {
            where.and(
                    "r.parcel_id in (select p.parcel_id from parcel p"
                            + " where p.merchant_id = ? and p.order_id = ?)",
                    merchant,
                    id.get());
        } else {
            where.and("r.order_number = ?", order);
        }
    }

    private static void byPrefix(Where where, String words) {
        var ranges = new ArrayList<String>();
        var bounds = new ArrayList<@Nullable Object>();
        for (var column : List.of("r.number", "r.order_number")) {
            for (var start : ParcelFilter.bothCases(words)) {
                ranges.add("(" + column + " >= ? and " + column + " < ?)");
                bounds.add(start);
                bounds.add(start + LAST);
            }
        }
        where.and("(" + String.join(" or ", ranges) + ")", bounds.toArray());
    }

    static Optional<UUID> findId(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The newest parcel with this number. */
    static Optional<UUID> byNumber(Connection c, UUID merchant, String number) throws SQLException {
        var numbers = ParcelFilter.bothCases(number).toArray(String[]::new);
        return Sql.find(c, BY_NUMBER, row -> Sql.uuid(row, "parcel_id"), merchant, numbers);
    }

    /** How many parcels each tab holds. */
    static Map<ParcelFilter.Tab, Long> counts(Connection c, UUID merchant, Instant now)
            throws SQLException {
        long all = 0;
        long moving = 0;
        long delivered = 0;
        for (var one :
                Sql.list(c, COUNTS, row -> Map.entry(row.getString(1), row.getLong(2)), merchant)) {
            all += one.getValue();
            moving += ParcelFilter.OVER.contains(one.getKey()) ? 0 : one.getValue();
            delivered += one.getKey().equals("DELIVERED") ? one.getValue() : 0;
        }
        var day = today(now);
        var counts = new EnumMap<ParcelFilter.Tab, Long>(ParcelFilter.Tab.class);
        counts.put(ParcelFilter.Tab.ALL, all);
        counts.put(ParcelFilter.Tab.MOVING, moving);
        counts.put(ParcelFilter.Tab.ANOMALY, Sql.number(c, TROUBLED, merchant, troubledSince(now)));
        counts.put(ParcelFilter.Tab.DUE_TODAY, Sql.number(c, DUE, merchant, day.from, day.to));
        counts.put(ParcelFilter.Tab.DELIVERED, delivered);
        return counts;
    }

    record Day(Instant from, Instant to) {}

    static Day today(Instant now) {
        var day = now.atZone(CHINA).toLocalDate();
        return new Day(
                day.atStartOfDay(CHINA).toInstant(),
                day.plusDays(1).atStartOfDay(CHINA).toInstant());
    }

    /** Conditions and their values, in order. */
    private static final class Where {

        final StringBuilder text = new StringBuilder();
        final List<@Nullable Object> values = new ArrayList<>();

        void and(String condition, @Nullable Object... its) {
            text.append(text.isEmpty() ? "" : " and ").append(condition);
            values.addAll(java.util.Arrays.asList(its));
        }
    }
}
