package io.hongyan.server.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.action.Subject;
import io.hongyan.server.platform.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class OnTimeIT {

    static TestDatabase database;

    MemberBench bench;
    Account buyer;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.fresh(16);
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void start(TestInfo test) {
        bench = new MemberBench(database, test.getDisplayName());
        buyer = bench.member("b-1");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void theFifthOnTimeParcelOfAMonthMakesAPlatinumMember() {
        for (int i = 0; i < 4; i++) {
            deliver(MemberBench.IDS.next(), 20);
            deliver(MemberBench.IDS.next(), 80);
        }
        bench.drain();
        assertThat(bench.row(buyer).counts().onTime()).isEqualTo(4);
        assertThat(bench.row(buyer).standing().tier()).isEqualTo("普通");

        var fifth = MemberBench.IDS.next();
        deliver(fifth, 20);
        bench.drain();

        var standing = bench.row(buyer).standing();
        assertThat(standing.tier()).isEqualTo("白金会员");
        assertThat(standing.until()).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(bench.count(signals())).isEqualTo(1);
        assertThat(
                        bench.count(
                                "select count(*) from action where kind = 'signal'"
                                        + " and body->>'trigger' = 'member.tier_changed'"
                                        + " and body->'data'->>'to' = '白金会员'"))
                .isEqualTo(1);
    }

    @Test
    void aRepeatedCountChangesNothing() {
        var parcel = MemberBench.IDS.next();
        for (int i = 0; i < 3; i++) {
            count(parcel, "again-" + i, 20);
        }
        bench.drain();

        assertThat(bench.row(buyer).counts().onTime()).isEqualTo(1);
        assertThat(bench.count("select count(*) from transit_time")).isEqualTo(1);
    }

    @Test
    void aReversalTakesThePointsBackAndTheTierNever() {
        UUID last = MemberBench.IDS.next();
        for (int i = 0; i < 5; i++) {
            last = MemberBench.IDS.next();
            deliver(last, 20);
        }
        bench.drain();
        var earned = bench.row(buyer).balance().pending();
        reverse(last);
        bench.drain();

        assertThat(bench.row(buyer).counts().onTime()).isEqualTo(4);
        assertThat(bench.row(buyer).standing().tier()).isEqualTo("白金会员");
        assertThat(bench.row(buyer).balance().pending()).isEqualTo(earned - 34);

        count(last, "signed-again", 30);
        bench.drain();
        assertThat(bench.row(buyer).counts().onTime()).isEqualTo(5);
    }

    @Test
    void pointsAreGoodAfterTheProblemWindowAndEndAfterAYear() {
        deliver(MemberBench.IDS.next(), 67);
        bench.drain();
        assertThat(bench.row(buyer).balance()).isEqualTo(new MemberRow.Balance(0, 15, 0));

        bench.pass(Duration.ofDays(6));
        assertThat(bench.row(buyer).balance().pending()).isEqualTo(15);
        bench.pass(Duration.ofDays(2));
        assertThat(bench.row(buyer).balance()).isEqualTo(new MemberRow.Balance(15, 0, 0));
        bench.pass(Duration.ofDays(364));
        assertThat(bench.row(buyer).balance().available()).isEqualTo(15);
        bench.pass(Duration.ofDays(2));

        assertThat(bench.row(buyer).balance()).isEqualTo(new MemberRow.Balance(0, 0, 0));
        assertThat(
                        bench.text(
                                "select why->>'fullHoursEarlier' from points_entry"
                                        + " where type = 'EARN_PENDING' and member_id = ?",
                                buyer.member()))
                .isEqualTo("5");
    }

    @Test
    void aLateParcelCostsNothingAndGivesNothing() {
        deliver(MemberBench.IDS.next(), 90);
        bench.drain();

        assertThat(bench.row(buyer).balance()).isEqualTo(new MemberRow.Balance(0, 0, 0));
        assertThat(bench.count("select count(*) from action where state = 'dead'")).isZero();
    }

    @Test
    void platinumEndsWithTheNextMonthUnlessItIsEarnedAgain() {
        for (int i = 0; i < 5; i++) {
            deliver(MemberBench.IDS.next(), 20);
        }
        bench.passTo(Instant.parse("2026-12-31T15:59:00Z"));
        assertThat(bench.row(buyer).standing().tier()).isEqualTo("白金会员");

        bench.passTo(Instant.parse("2026-12-31T16:00:01Z"));

        assertThat(bench.row(buyer).standing().tier()).isEqualTo("普通");
        assertThat(bench.count(signals())).isEqualTo(2);
    }

    @Test
    void aScanThatComesLateCountsInTheMonthOfItsSigning() {
        for (int i = 0; i < 4; i++) {
            deliver(MemberBench.IDS.next(), 20);
        }
        bench.passTo(Instant.parse("2026-12-02T04:00:00Z"));
        var late = MemberBench.IDS.next();
        var pickedUp = Instant.parse("2026-11-29T04:00:00Z");
        act("count-late", body(late, pickedUp, pickedUp.plus(Duration.ofHours(20))));
        flow(late);
        bench.pass(Duration.ofMinutes(5)); // a tier asked for before the count is asked for again

        assertThat(bench.row(buyer).standing().tier()).isEqualTo("白金会员");
        assertThat(bench.row(buyer).standing().until())
                .isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
    }

    @Test
    void aLaneLearnsFromFiftyParcelsAndTheMerchantsOwnRowStandsAboveIt() {
        for (int i = 1; i <= 50; i++) {
            deliver(MemberBench.IDS.next(), i);
        }
        bench.drain();

        var lane = new LaneStandards.Lane("SF", "杭州市", "成都市");
        var learned = bench.tx(c -> bench.lanes.standard(c, bench.merchant, lane));
        assertThat(learned.limit()).isEqualTo(Duration.ofHours(40));
        assertThat(learned.origin().name()).isEqualTo("LEARNED");
        assertThat(learned.samples()).isEqualTo(50);
        bench.tx(c -> {
            bench.lanes.setOwn(
                    c,
                    bench.merchant,
                    lane,
                    new LaneStandards.Own(Duration.ofHours(30), "account:1"),
                    bench.clock.instant());
            return true;
        });
        assertThat(bench.tx(c -> bench.lanes.standard(c, bench.merchant, lane)).limit())
                .isEqualTo(Duration.ofHours(30));
    }

    @Test
    void membersOfOneMerchantAreNobodyElses() {
        try (var other = new MemberBench(database, "other-" + UUID.randomUUID())) {
            assertThat(other.member("b-1").member()).isNotEqualTo(buyer.member());
            assertThat(other.count("select count(*) from member")).isEqualTo(1);
        }
    }

    @Test
    void theSameBuyerIsTheSameMemberHoweverManyAskAtOnce() {
        var found = MemberBench.atOnce(64, () -> bench.member("b-7").member());

        assertThat(found).containsOnly(found.getFirst());
    }

    /** What a delivery sets going: the count, and the built-in flow's points and check. */
    private void deliver(UUID parcel, int hours) {
        count(parcel, "count", hours);
        flow(parcel);
    }

    private void flow(UUID parcel) {
        var about = Map.of("parcel", parcel, "member", buyer.member());
        var points = new LinkedHashMap<String, Object>(about);
        points.put("rule", "on-time");
        var tier = new LinkedHashMap<String, Object>(about);
        tier.put("check", "on-time");
        bench.act(Subject.parcel(parcel), "points", "f/" + parcel + "/points", points);
        bench.act(Subject.parcel(parcel), "tier", "f/" + parcel + "/tier", tier);
    }

    private void count(UUID parcel, String key, int hours) {
        var signed = bench.clock.instant();
        act(key + "/" + parcel, body(parcel, signed.minus(Duration.ofHours(hours)), signed));
    }

    private void reverse(UUID parcel) {
        act("reverse/" + parcel, Map.of("parcel", parcel, "reversed", true));
    }

    private void act(String key, Map<String, ?> body) {
        bench.act(MemberBench.of(buyer), "delivered-count", key, body);
    }

    private static Map<String, Object> body(UUID parcel, Instant pickedUp, Instant signed) {
        return Map.of(
                "parcel",
                parcel,
                "carrier",
                "SF",
                "fromCity",
                "杭州市",
                "toCity",
                "成都市",
                "pickedUpAt",
                pickedUp,
                "signedAt",
                signed);
    }

    private static String signals() {
        return "select count(*) from action where kind = 'signal'"
                + " and body->>'trigger' = 'member.tier_changed'";
    }
}
