package io.hongyan.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.server.platform.Housekeeping.Chore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HousekeepingIT {

    static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void oneOfManyServersDoesAChoreAndNobodyAgainBeforeItsTime() throws SQLException {
        var done = new AtomicInteger();
        var chore = new Chore("count", Duration.ofHours(1), _ -> done.incrementAndGet());
        var first = house(chore);
        var second = house(chore);

        assertThat(first.round() + second.round()).isEqualTo(1);
        assertThat(first.round() + second.round()).isZero();
        run("update chore set next_at = clock_timestamp() where name = 'count'");
        assertThat(second.round()).isEqualTo(1);
        assertThat(done).hasValue(2);
    }

    @Test
    void oneThatFailsSaysWhyIsTriedAgainAndHoldsUpNoOther() throws SQLException {
        var done = new AtomicInteger();
        var house =
                house(
                        new Chore(
                                "bad",
                                Duration.ofHours(1),
                                c -> c.createStatement().execute("select 1 / 0")),
                        new Chore("good", Duration.ofHours(1), _ -> done.incrementAndGet()));

        assertThat(house.round()).isEqualTo(2);

        assertThat(done).hasValue(1);
        assertThat(text("select trouble from chore where name = 'bad'")).contains("division");
        assertThat(
                        text(
                                "select next_at < clock_timestamp() + interval '2 minutes'"
                                        + " from chore where name = 'bad'"))
                .isEqualTo("t");
    }

    @Test
    void theProgramsRoleMakesTheMonthsToComeAndEndsDeadBacktests() throws SQLException {
        var merchant = database.merchant("house");
        var next = text("select to_char(now() + interval '2 months', 'YYYYMM')");
        run("drop table milestone_" + next);
        run(
                """
                insert into backtest_job (merchant_id, job_id, flow_id, yaml, days, created_at,
                                          created_by, state, alive_until)
                values ('%s', '%s', 'f', '', 1, now(), 'me', 'running',
                        clock_timestamp() - interval '1 second')
                """
                        .formatted(merchant, UUID.randomUUID()));
        run(
                """
                insert into backtest_job (merchant_id, job_id, flow_id, yaml, days, created_at,
                                          created_by, state, alive_until)
                values ('%s', '%s', 'f', '', 1, now(), 'me', 'waiting',
                        clock_timestamp() + interval '1 hour')
                """
                        .formatted(merchant, UUID.randomUUID()));

        house(
                        Chore.sql("months", Duration.ofDays(1), "select hongyan_keep_months()"),
                        Chore.sql("sweep", Duration.ofDays(1), "select hongyan_sweep_access()"),
                        Chore.sql(
                                "dead",
                                Duration.ofDays(1),
                                "select hongyan_end_dead_backtests(now())"))
                .round();

        assertThat(text("select to_regclass('milestone_" + next + "')::text"))
                .isEqualTo("milestone_" + next);
        assertThat(text("select string_agg(state, ' ' order by state) from backtest_job"))
                .isEqualTo("failed waiting");
        assertThat(
                        text(
                                "select count(*)::text from chore where trouble is not null and name in"
                                        + " ('months', 'sweep', 'dead')"))
                .isEqualTo("0");
    }

    private static Housekeeping house(Chore... chores) {
        return new Housekeeping(database.database(), List.of(chores));
    }

    private static void run(String sql) throws SQLException {
        try (var c = database.openAsOwner();
                var statement = c.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String sql) throws SQLException {
        try (var c = database.openAsOwner();
                var rows = c.createStatement().executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
