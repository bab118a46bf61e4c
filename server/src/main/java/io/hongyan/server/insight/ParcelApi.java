package io.hongyan.server.insight;

import io.hongyan.core.tracking.Carriers;
import io.hongyan.server.insight.ParcelViews.ParcelRow;
import io.hongyan.server.insight.ParcelViews.ParcelView;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Page;
import io.hongyan.server.web.Paging;
import io.hongyan.server.web.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where parcels are: the list, its tabs, and one parcel with everything about it. */
@RestController
@RequestMapping("/api/v1/parcels")
@Allowed
final class ParcelApi {

    private final Database database;
    private final WorldClock world;
    private final Carriers carriers;
    private final ParcelRows rows;
    private final ParcelDetail detail;

    ParcelApi(
            Database database,
            WorldClock world,
            Carriers carriers,
            ParcelRows rows,
            ParcelDetail detail) {
        this.database = database;
        this.world = world;
        this.carriers = carriers;
        this.rows = rows;
        this.detail = detail;
    }

    @GetMapping
    Page<ParcelRow> list(
            Caller caller, Paging paging, Language language, ParcelFilter.Asked asked) {
        var wanted =
                new ParcelQueries.Wanted(
                        ParcelFilter.of(asked, carriers), ParcelSort.named(asked.sort()));
        return database.transact(
                caller.merchant(), c -> page(c, caller.merchant(), wanted, paging, language));
    }

    private Page<ParcelRow> page(
            Connection c,
            UUID merchant,
            ParcelQueries.Wanted wanted,
            Paging paging,
            Language language)
            throws SQLException {
        var found = ParcelQueries.page(c, merchant, wanted, paging, world.instant());
        var page = Page.of(found, paging, wanted.sort()::cursor);
        var ids = page.items().stream().map(ParcelQueries.Found::id).toList();
        return new Page<>(rows.shown(c, merchant, ids, language), page.next());
    }

    /** How many parcels each tab holds. */
    @GetMapping("/counts")
    Map<String, Long> counts(Caller caller) {
        var counts =
                database.transact(
                        caller.merchant(),
                        c -> ParcelQueries.counts(c, caller.merchant(), world.instant()));
        return counts.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().wireName(), Map.Entry::getValue));
    }

    /** By its id, or with {@code by=number} by its waybill number. */
    @GetMapping("/{id}")
    ParcelView get(
            Caller caller,
            Language language,
            @PathVariable String id,
            @RequestParam(defaultValue = "id") String by) {
        return database.transact(
                caller.merchant(),
                c -> {
                    var parcel =
                            by.equals("number")
                                    ? ParcelQueries.byNumber(c, caller.merchant(), clean(id))
                                    : ParcelQueries.findId(id);
                    if (parcel.isEmpty()) {
                        throw Problem.notFound();
                    }
                    return detail.find(c, caller.merchant(), parcel.get(), language)
                            .orElseThrow(Problem::notFound);
                });
    }

    private static String clean(String number) {
        return number.strip().replace('\0', '\uFFFD');
    }
}
