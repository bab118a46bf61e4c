package io.hongyan.server.insight;

import io.hongyan.server.web.Cursor;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders a list of parcels can have. Each ends with the parcel's id, so that no two rows stand
 * at the same place and a page that starts after a row never jumps.
 */
enum ParcelSort {
    NEWEST(
            "-updatedAt",
            "order by r.changed_at desc, r.parcel_id desc",
            "(r.changed_at, r.parcel_id) < (?::timestamptz, ?::uuid)"),
    OLDEST(
            "updatedAt",
            "order by r.changed_at, r.parcel_id",
            "(r.changed_at, r.parcel_id) > (?::timestamptz, ?::uuid)"),
    NUMBER(
            "number",
            "order by r.number, r.parcel_id",
            "(r.number, r.parcel_id) > (?::text, ?::uuid)"),
    NUMBER_DOWN(
            "-number",
            "order by r.number desc, r.parcel_id desc",
            "(r.number, r.parcel_id) < (?::text, ?::uuid)"),
    /** Those without an expected time stand last in both directions. */
    EXPECTED(
            "estimate",
            "order by r.expected_at nulls last, r.parcel_id",
            "(coalesce(r.expected_at, 'infinity'), r.parcel_id)"
                    + " > (coalesce(?::timestamptz, 'infinity'), ?::uuid)"),
    EXPECTED_DOWN(
            "-estimate",
            "order by r.expected_at desc nulls last, r.parcel_id desc",
            "(coalesce(r.expected_at, '-infinity'), r.parcel_id)"
                    + " < (coalesce(?::timestamptz, '-infinity'), ?::uuid)");

    private final String wireName;
    private final String order;
    private final String after;

    ParcelSort(String wireName, String order, String after) {
        this.wireName = wireName;
        this.order = order;
        this.after = after;
    }

    static ParcelSort named(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return NEWEST;
        }
        return Arrays.stream(values())
                .filter(sort -> sort.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("sort", "parcel.sort", name));
    }

    String orderBy() {
        return order;
    }

    /** The condition for rows that follow, with two values. */
    String isAfter() {
        return after;
    }

    boolean isByTimeOfChange() {
        return this == NEWEST || this == OLDEST;
    }

    /** The values of {@link #isAfter}; empty for the first page. */
    List<@Nullable Object> after(Paging paging) {
        var key = paging.keyOf(wireName, 2);
        var values = new ArrayList<@Nullable Object>();
        if (!key.isEmpty()) {
            var first = key.getFirst();
            values.add(
                    switch (this) {
                        case NEWEST, OLDEST -> Paging.instant(first);
                        case NUMBER, NUMBER_DOWN -> first.replace('\0', '\uFFFD');
                        case EXPECTED, EXPECTED_DOWN ->
                                first.isEmpty() ? null : Paging.instant(first);
                    });
            values.add(Paging.uuid(key.getLast()));
        }
        return values;
    }

    Cursor cursor(ParcelQueries.Found row) {
        var first =
                switch (this) {
                    case NEWEST, OLDEST -> row.changedAt();
                    case NUMBER, NUMBER_DOWN -> row.number();
                    case EXPECTED, EXPECTED_DOWN ->
                            row.expectedAt() == null ? "" : row.expectedAt();
                };
        return Cursor.of(wireName, first, row.id());
    }
}
