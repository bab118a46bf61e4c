package io.hongyan.server;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.Housekeeping;
import io.hongyan.server.platform.Housekeeping.Chore;
import io.hongyan.server.platform.Sql;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The chores of this house. */
final class Chores {

    private Chores() {}

    static Housekeeping keep(Database database, InstantSource world) {
        return new Housekeeping(
                database,
                List.of(
                        Chore.sql(
                                "sweep-access",
                                Duration.ofHours(1),
                                "select hongyan_sweep_access()"),
                        Chore.sql(
                                "months-to-come",
                                Duration.ofDays(1),
                                "select hongyan_keep_months()"),
                        new Chore(
                                "dead-backtests",
                                Duration.ofMinutes(1),
                                c ->
                                        Sql.exists(
                                                c,
                                                "select hongyan_end_dead_backtests(?)",
                                                world.instant()))));
    }
}
