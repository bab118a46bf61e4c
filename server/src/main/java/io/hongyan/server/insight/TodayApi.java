package io.hongyan.server.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hongyan.server.insight.TodayViews.Figures;
import io.hongyan.server.insight.TodayViews.TodayView;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Language;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** 今日: what needs a person, whether all is well, what was done without anybody. */
@RestController
final class TodayApi {

    private final Database database;
    private final WorldClock world;
    private final Names names;

    /** Figures read many rows and change slowly; what needs a person is read anew each time. */
    private final Cache<UUID, Measured> figures =
            Caffeine.newBuilder()
                    .maximumSize(1_000)
                    .expireAfterWrite(Duration.ofSeconds(10))
                    .build();

    private record Measured(Instant now, Figures figures) {}

    TodayApi(Database database, WorldClock world, Names names) {
        this.database = database;
        this.world = world;
        this.names = names;
    }

    @GetMapping("/api/v1/today")
    @Allowed
    TodayView today(Caller caller, Language language) {
        var now = world.instant();
        return database.transact(
                caller.merchant(), c -> today(c, caller.merchant(), language, now));
    }

    private TodayView today(Connection c, UUID merchant, Language language, Instant now)
            throws SQLException {
        var anomalies = TodayNeeds.anomalies(c, merchant, names, language, now);
        var open = anomalies.stream().mapToLong(TodayViews.AnomalyCount::open).sum();
        var measured = measured(c, merchant, now);
        var underWay = measured.inTransit().samples();
        return new TodayView(
                now,
                TodayNeeds.needs(c, merchant, now, open),
                TodayNeeds.red(c, merchant, now),
                anomalies,
                measured,
                TodayNeeds.done(c, merchant, now),
                TodayNeeds.proof(c, merchant, underWay));
    }

    /** A world clock that jumps makes old figures wrong at once. */
    private Figures measured(Connection c, UUID merchant, Instant now) throws SQLException {
        var known = figures.getIfPresent(merchant);
        if (known != null
                && Duration.between(known.now, now).abs().compareTo(Duration.ofMinutes(2)) < 0) {
            return known.figures;
        }
        var fresh = TodayFigures.read(c, merchant, now);
        figures.put(merchant, new Measured(now, fresh));
        return fresh;
    }
}
