package io.hongyan.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.tracking.Report;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Settings;
import io.hongyan.kit.TrackingTables;
import io.hongyan.server.platform.Changes.Change;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.tracking.LaneAllowances;
import io.hongyan.server.tracking.ParcelConsequences;
import io.hongyan.server.tracking.ParcelDecider;
import io.hongyan.server.vault.Vault;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntakeIT {

    static final Instant NOW = Instant.parse("2026-11-11T04:00:00Z");
    static TestDatabase database;
    static Intake intake;
    static Vault vault;
    static HookTarget target;
    static final Ids IDS = new Ids(InstantSource.system());

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        vault = new Vault(new byte[32], database.database(), IDS, InstantSource.system());
        var decider =
                new ParcelDecider(
                        TrackingTables.eventReader()::read,
                        LaneAllowances.USUAL,
                        ParcelConsequences.NONE,
                        vault,
                        IDS);
        intake =
                new Intake(
                        2,
                        new Intake.Parts(
                                database.database(), decider, InstantSource.fixed(NOW), vault, IDS),
                        (_, _) -> List.of());
        target =
                new HookTarget(
                        database.merchant("intake"), IDS.next(), "kdniao", new Settings(Map.of()));
    }

    @AfterAll
    static void stop() {
        intake.close();
        database.close();
    }

    @Test
    void aYesMeansThatParcelHistoryAndMilestonesAreCommitted() throws Exception {
        push(reported("YT1000000000001", report(3, "1", "已揽收"), report(1, "202", "派件中")));

        assertThat(one("select status from parcel where number = 'YT1000000000001'"))
                .isEqualTo("OUT_FOR_DELIVERY");
        assertThat(count("parcel_history", "YT1000000000001")).isEqualTo(2);
        assertThat(count("milestone", "YT1000000000001")).isEqualTo(2);
    }

    @Test
    void whoLooksAtAPageHearsOfTheParcelAfterTheCommitAndOfARepetitionNothing() throws Exception {
        var heard = new CopyOnWriteArrayList<Change>();
        database.database().changes().tellTo(heard::addAll);
        try {
            var history = reported("YT1000000000012", report(3, "1", "已揽收"));
            push(history);
            push(history);
        } finally {
            database.database().changes().tellTo(_ -> {});
        }

        var id = one("select parcel_id from parcel where number = 'YT1000000000012'");
        assertThat(heard)
                .containsExactly(
                        new Change(target.merchant(), "parcel.changed", UUID.fromString(id)));
    }

    @Test
    void theWholeHistoryAgainChangesNothing() throws Exception {
        var first = report(3, "1", "已揽收");
        var second = report(2, "2", "在途");
        push(reported("YT1000000000002", first));
        push(reported("YT1000000000002", first, second));
        push(reported("YT1000000000002", second, first, first));

        assertThat(count("parcel_history", "YT1000000000002")).isEqualTo(2);
        assertThat(count("milestone", "YT1000000000002")).isEqualTo(2);
    }

    @Test
    void theSamePushFromSixtyFourCallersAtOnceIsOneFact() throws Exception {
        var history = reported("YT1000000000003", report(3, "1", "已揽收"), report(1, "3", "已签收"));
        var answers = new ArrayList<CompletableFuture<Boolean>>();
        for (int i = 0; i < 64; i++) {
            answers.add(send(List.of(history)));
        }
        for (var answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(count("parcel_history", "YT1000000000003")).isEqualTo(2);
        assertThat(one("select count(*) from parcel where number = 'YT1000000000003'"))
                .isEqualTo("1");
    }

    @Test
    void aPoisonousReportIsQuarantinedAloneAndItsNeighboursGoThrough() throws Exception {
        var tooMany = new ArrayList<Report>();
        for (int i = 0; i < 501; i++) {
            tooMany.add(report(1, "2", "节点" + i));
        }
        push(
                reported("YT1000000000004", report(3, "1", "已揽收")),
                new Notice.TrackingReported("YTO", "YT1000000000005", tooMany, false),
                new Notice.TrackingReported("YTO", "坏\0单号", List.of(report(1, "1", "x")), false),
                new Notice.Unusable("?", "no number", "{}"),
                reported("YT1000000000006", report(3, "1", "emoji 😀 \0 nul")));

        assertThat(one("select status from parcel where number = 'YT1000000000004'"))
                .isEqualTo("PICKED_UP");
        assertThat(one("select status from parcel where number = 'YT1000000000006'"))
                .isEqualTo("PICKED_UP");
        assertThat(one("select count(*) from quarantine")).isEqualTo("3");
    }

    @Test
    void aParcelThatSomebodyElseHoldsWaitsForTheNextBatch() throws Exception {
        push(reported("YT1000000000007", report(3, "1", "已揽收")));
        CompletableFuture<Boolean> waiting;
        try (var other = database.openAsOwner()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("select 1 from parcel where number = 'YT1000000000007' for update");
            waiting = send(List.of(reported("YT1000000000007", report(1, "202", "派件中"))));
            push(reported("YT1000000000008", report(3, "1", "已揽收")));
            assertThat(waiting).isNotDone();
            other.rollback();
        }
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(one("select status from parcel where number = 'YT1000000000007'"))
                .isEqualTo("OUT_FOR_DELIVERY");
    }

    @Test
    void noWordOfAScanStandsInTheClear() throws Exception {
        push(reported("YT1000000000009", report(1, "3", "签收人:欧阳修,电话13812345678")));

        var hits = 0;
        try (var c = database.openAsOwner();
                var statement = c.createStatement();
                var rows =
                        statement.executeQuery(
                                "select t::text from parcel t union all select t::text from"
                                        + " parcel_history t union all select t::text from push t"
                                        + " union all select t::text from parcel_row t")) {
            while (rows.next()) {
                hits += rows.getString(1).contains("欧阳修") ? 1 : 0;
                hits += rows.getString(1).contains("13812345678") ? 1 : 0;
            }
        }
        assertThat(hits).isZero();
    }

    private static void push(Notice... notices) throws Exception {
        assertThat(send(List.of(notices)).get(30, TimeUnit.SECONDS)).isTrue();
    }

    private static CompletableFuture<Boolean> send(List<Notice> notices) {
        var answer = new CompletableFuture<Boolean>();
        var sealed = vault.seal(target.merchant(), "raw");
        intake.submit(new Arrival(IDS.next(), target, sealed, notices, NOW), answer::complete);
        return answer;
    }

    private static Notice reported(String number, Report... reports) {
        return new Notice.TrackingReported("YTO", number, List.of(reports), false);
    }

    private static Report report(int hoursAgo, String code, String text) {
        return new Report("kdniao", NOW.minus(Duration.ofHours(hoursAgo)), code, text, "");
    }

    private static int count(String table, String number) throws SQLException {
        return Integer.parseInt(
                one(
                        "select count(*) from "
                                + table
                                + " t join parcel p using (merchant_id, parcel_id)"
                                + " where p.number = '"
                                + number
                                + "'"));
    }

    private static String one(String sql) throws SQLException {
        try (var c = database.openAsOwner();
                var rows = c.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
