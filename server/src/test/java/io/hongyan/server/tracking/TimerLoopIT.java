package io.hongyan.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.kit.TrackingTables;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimerLoopIT {

    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    static final Ids IDS = new Ids(InstantSource.system());

    @Test
    void oneThatCannotBeDecidedStandsInNobodysWay() {
        try (var database = TestDatabase.fresh()) {
            var db = database.database();
            var merchant = database.merchant("timers");
            var vault = new Vault(new byte[32], db, IDS, InstantSource.system());
            var decider =
                    new ParcelDecider(
                            TrackingTables.eventReader()::read,
                            LaneAllowances.USUAL,
                            ParcelConsequences.NONE,
                            vault,
                            IDS);
            TimerLoop.SubjectTimers bad =
                    (_, _, _) -> {
                        throw new IllegalStateException("a bug");
                    };
            TimerLoop.SubjectTimers good =
                    (whose, subject, due) ->
                            db.transact(
                                    whose,
                                    c -> {
                                        var gone =
                                                new TimerStore.Timer(whose, "ORDER", subject, due);
                                        TimerStore.drop(c, List.of(gone));
                                        return true;
                                    });
            var first = new TimerStore.Timer(merchant, "MEMBER", UUID.randomUUID(), hour(3));
            var second = new TimerStore.Timer(merchant, "ORDER", UUID.randomUUID(), hour(2));
            db.transact(
                    merchant,
                    c -> {
                        TimerStore.set(c, List.of(first, second));
                        return true;
                    });
            var others = Map.of("MEMBER", bad, "ORDER", good);

            try (var loop = new TimerLoop(db, decider, InstantSource.fixed(NOON), others)) {
                assertThat(loop.drain(NOON, Duration.ofSeconds(20))).isZero();
            }

            var left =
                    db.transact(
                            merchant,
                            c ->
                                    Sql.list(
                                            c,
                                            "select subject_kind, wake_at from timer"
                                                    + " where merchant_id = ?",
                                            row ->
                                                    row.getString(1)
                                                            + " "
                                                            + Sql.instant(row, "wake_at"),
                                            merchant));
            assertThat(left).containsExactly("MEMBER " + NOON.plus(Duration.ofHours(1)));
        }
    }

    private static Instant hour(int ago) {
        return NOON.minus(Duration.ofHours(ago));
    }
}
