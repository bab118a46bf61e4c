package io.hongyan.server.insight;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.watch.Refresh;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Catalogue;
import io.hongyan.server.web.JsonSettings;
import io.hongyan.server.web.Language;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks the carriers' sources for a parcel's latest trace (刷新轨迹). */
@RestController
final class ParcelRefreshApi {

    private static final String EXISTS =
            "select 1 from parcel where merchant_id = ? and parcel_id = ?";
    private static final String KNOWN =
            "select count(*) from parcel_history where merchant_id = ? and parcel_id = ?";

    private final Database database;
    private final Refresh refresh;
    private final Catalogue words;

    ParcelRefreshApi(Database database, Refresh refresh, Catalogue words) {
        this.database = database;
        this.refresh = refresh;
        this.words = words;
    }

    /**
     * What came of it.
     *
     * @param outcome updated, unchanged, later or failed
     * @param events scans that were not known before
     */
    record Outcome(String outcome, @Nullable String reason, long events) {}

    @PostMapping("/api/v1/parcels/{id}/refresh")
    @Allowed({Role.OPERATOR, Role.SERVICE, Role.WAREHOUSE})
    Outcome refresh(Caller caller, Language language, @PathVariable String id) {
        var parcel = ParcelQueries.findId(id).orElseThrow(Problem::notFound);
        var merchant = caller.merchant();
        var there = database.transact(merchant, c -> Sql.exists(c, EXISTS, merchant, parcel));
        if (!there) {
            throw Problem.notFound();
        }
        long before = known(merchant, parcel);
        var answer = refresh.refresh(merchant, parcel);
        return switch (answer.result()) {
            case ASKED -> asked(known(merchant, parcel) - before);
            case NOTHING -> new Outcome("unchanged", null, 0);
            case TOO_SOON -> new Outcome("later", later(answer, language), 0);
            case REFUSED -> failed(language, "parcel.refresh.refused", answer.reason());
            case NO_ANSWER -> failed(language, "parcel.refresh.no_answer", answer.reason());
            case NO_CONNECTION -> failed(language, "parcel.refresh.no_connection", "");
        };
    }

    private static Outcome asked(long news) {
        return new Outcome(news > 0 ? "updated" : "unchanged", null, Math.max(0, news));
    }

    private String later(Refresh.Refreshed answer, Language language) {
        var at = answer.nextAt();
        return at == null
                ? words.text(language, "parcel.refresh.soon", List.of(answer.reason()))
                : words.text(
                        language,
                        "parcel.refresh.later",
                        List.of(answer.reason(), JsonSettings.text(at).substring(11, 16)));
    }

    private Outcome failed(Language language, String code, String reason) {
        return new Outcome("failed", words.text(language, code, List.of(Shown.text(reason))), 0);
    }

    private long known(UUID merchant, UUID parcel) {
        return database.transact(merchant, c -> Sql.number(c, KNOWN, merchant, parcel));
    }
}
