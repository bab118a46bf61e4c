package io.hongyan.server.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.loyalty.CouponLimits;
import io.hongyan.server.loyalty.CouponBook.Answer;
import io.hongyan.server.loyalty.CouponBook.Grant;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.platform.cli.BooksCheck;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;

class CouponIT {

    static TestDatabase database;

    MemberBench bench;
    final Map<String, Account> members = new HashMap<>();

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.fresh(24);
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void start(TestInfo test) {
        bench = new MemberBench(database, test.getDisplayName());
    }

    @AfterEach
    void theBooksAddUp() throws SQLException {
        bench.drain();
        try (var owner = database.openAsOwner()) {
            assertThat(BooksCheck.run(owner)).allMatch(BooksCheck.Result::isGood);
        }
        bench.close();
    }

    @Test
    void everyStepOfTheIssuingExampleGivesItsNumbers() throws IOException {
        var sample = LoyaltySamplesTest.sample("coupon-issuance.scenario.json");
        var campaign = sample.path("campaign");
        batch(
                "CMP-1",
                new CouponLimits(
                        campaign.path("budget_fen").asLong(),
                        campaign.path("per_member").asLong(),
                        campaign.path("per_day").asLong(),
                        at(campaign.path("window").path(0).asString()),
                        at(campaign.path("window").path(1).asString())));

        for (var step : sample.path("steps")) {
            take(step);
        }
    }

    private void take(JsonNode step) {
        var now = at(step.path("at").asString());
        bench.clock.set(now, 0);
        var expect = step.path("expect");
        var as = "step " + step.path("no");
        if (step.has("call")) {
            assertThat(call(step, now))
                    .as(as)
                    .isEqualTo(
                            expect.path("result").asString() + expect.path("reason").asString(""));
        } else if (step.has("job")) {
            settle(step, now);
        } else if (step.has("topup")) {
            assertThat(topUp(step.path("topup")))
                    .as(as)
                    .isEqualTo(expect.path("reason").asString("OK"));
        } else if (step.has("parallel")) {
            parallel(step, now);
        } else {
            useAndGiveBack(now);
        }
        if (expect.has("issued_fen")) {
            assertThat(sums(now)).as(as).containsAllEntriesOf(numbers(expect));
        }
    }

    private static Map<String, Long> numbers(JsonNode expect) {
        var numbers = new HashMap<String, Long>();
        for (var name : List.of("issued_fen", "reserved_fen", "issued_today", "reserved_today")) {
            if (expect.has(name)) {
                numbers.put(name, expect.path(name).asLong());
            }
        }
        return numbers;
    }

    private Map<String, Long> sums(Instant now) {
        var day = PointsLedger.day(now);
        var sums = new HashMap<String, Long>();
        sums.put("issued_fen", bench.count("select issued from coupon_batch"));
        sums.put("reserved_fen", bench.count("select reserved from coupon_batch"));
        sums.put(
                "issued_today",
                bench.count(
                        "select count(*) from coupon where reserved_on = ?"
                                + " and state in ('open', 'used', 'expired')",
                        day));
        sums.put(
                "reserved_today",
                bench.count(
                        "select count(*) from coupon where reserved_on = ? and state = 'reserved'",
                        day));
        return sums;
    }

    private String call(JsonNode step, Instant now) {
        var call = step.path("call");
        var grant =
                grant(
                        call.path("key").asString(),
                        "CMP-1",
                        member(call.path("member").asString()),
                        call.path("face_fen").asLong(2_000));
        var unknown = step.path("channel").asString("").equals("timeout");
        var answer =
                bench.tx(c ->
                        unknown
                                ? bench.coupons.reserve(c, bench.merchant, grant, now)
                                : bench.coupons.grant(c, bench.merchant, grant, now));
        return switch (answer) {
            case Answer.Granted(_, _, var state, _) ->
                    state.equals("reserved") ? "UNKNOWN" : "ISSUED";
            case Answer.Refused(var code) -> "REJECTED" + code;
        };
    }

    private void settle(JsonNode step, Instant now) {
        var job = step.path("job").asString();
        var key = job.substring(job.lastIndexOf(' ') + 1);
        var id = UUID.fromString(bench.text("select coupon_id from coupon where key = ?", key));
        bench.tx(c -> {
            if (step.path("channel").asString().equals("coupon exists")) {
                bench.coupons.issue(c, bench.merchant, id, Subject.parcel(id), now);
            } else {
                bench.coupons.fail(c, bench.merchant, id, now);
            }
            return true;
        });
    }

    private String topUp(JsonNode topUp) {
        return bench.tx(c ->
                        bench.coupons.topUp(
                                c,
                                bench.merchant,
                                "CMP-1",
                                topUp.path("current_budget_fen").asLong(),
                                topUp.path("target_budget_fen").asLong()))
                .name();
    }

    private void parallel(JsonNode step, Instant now) {
        var work = new ArrayList<Callable<Answer>>();
        for (var call : step.path("parallel")) {
            var grant =
                    grant(
                            call.path("key").asString(),
                            "CMP-1",
                            member(call.path("member").asString()),
                            2_000);
            work.add(() -> bench.tx(c -> bench.coupons.grant(c, bench.merchant, grant, now)));
        }
        var refused = new HashMap<String, Integer>();
        var issued = 0;
        for (var answer : atOnce(work)) {
            switch (answer) {
                case Answer.Granted _ -> issued++;
                case Answer.Refused(var code) -> refused.merge(code, 1, Integer::sum);
            }
        }
        var expected = new HashMap<String, Integer>();
        for (var one : step.path("expect").path("rejected").properties()) {
            expected.put(one.getKey(), one.getValue().asInt());
        }
        assertThat(issued).isEqualTo(step.path("expect").path("issued_count").asInt());
        assertThat(refused).isEqualTo(expected);
    }

    private static List<Answer> atOnce(List<Callable<Answer>> work) {
        try (var pool = Executors.newFixedThreadPool(work.size())) {
            return pool.invokeAll(work).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void useAndGiveBack(Instant now) {
        var code = bench.text("select code from coupon where key = 'k1'");
        var order = MemberBench.IDS.next();
        order(order, Map.of(code, 2_000L), false, now);
        order(order, Map.of(code, 2_000L), true, now);
        assertThat(bench.text("select state from coupon where key = 'k1'")).isEqualTo("open");
        assertThat(
                        bench.text(
                                "select string_agg(type, ' ' order by event_id) from coupon_event"
                                        + " where coupon_id = (select coupon_id from coupon where key = 'k1')"))
                .isEqualTo("ISSUED USED RETURNED");
    }

    @Test
    void sixtyFourWithOneKeyGetOneCoupon() {
        batch("one", new CouponLimits(1_000_000, null, null, null, null));
        var grant = grant("k", "one", member("A"), 1_000);
        var now = bench.clock.instant();

        var answers =
                MemberBench.atOnce(
                        64,
                        () -> bench.tx(c -> bench.coupons.grant(c, bench.merchant, grant, now)));

        assertThat(bench.count("select count(*) from coupon")).isEqualTo(1);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Granted.class));
    }

    @Test
    void aCouponIsUsedByOneOrderGivenBackAndExpires() {
        batch("b", new CouponLimits(1_000_000, null, null, null, null));
        var now = bench.clock.instant();
        bench.tx(c ->
                bench.coupons.grant(c, bench.merchant, grant("k", "b", member("A"), 1_000), now));
        var code = bench.text("select code from coupon where key = 'k'");
        var first = MemberBench.IDS.next();
        var second = MemberBench.IDS.next();

        order(first, Map.of(code, 1_000L), false, now);
        order(first, Map.of(code, 1_000L), false, now);
        order(second, Map.of(code, 1_000L, "SHOP-CODE", 5L), false, now);
        assertThat(bench.text("select used_by from coupon")).isEqualTo(first.toString());
        order(first, Map.of(), false, now);
        assertThat(bench.text("select state from coupon")).isEqualTo("open");
        bench.pass(Duration.ofDays(31));

        assertThat(bench.text("select state from coupon")).isEqualTo("expired");
    }

    @Test
    void aReviewBringsOneCouponAnOrder() {
        var order = MemberBench.IDS.next();
        var reviews = new ReviewRewards(bench.coupons);
        var review = new ReviewRewards.Review(order, member("A").member(), null);

        for (int i = 0; i < 3; i++) {
            bench.tx(c -> reviews.grant(c, bench.merchant, review, bench.clock.instant()));
        }

        assertThat(bench.text("select count(*) || ' ' || max(face) from coupon"))
                .isEqualTo("1 1000");
    }

    @Test
    void theStepOfAFlowGrantsOnceWithinTheBatch() {
        var parcel = MemberBench.IDS.next();
        var body = Map.of("amount", 500, "batch", "签收复购", "validFor", "P30D", "parcel", parcel);
        bench.act(Subject.parcel(parcel), "coupon", "signing-coupon/p/delivered#1/coupon", body);
        bench.act(Subject.parcel(parcel), "coupon", "signing-coupon/p/delivered#1/coupon", body);
        bench.drain();

        assertThat(bench.text("select batch || ' ' || face || ' ' || state from coupon"))
                .isEqualTo("签收复购 500 open");
        var code = bench.tx(c -> bench.coupons.codeOfParcel(c, bench.merchant, parcel));
        assertThat(code.orElseThrow()).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
    }

    private void batch(String name, CouponLimits limits) {
        bench.tx(c ->
                CouponBatches.make(
                        c,
                        bench.merchant,
                        new CouponBatches.Batch(
                                name, name, "own", limits, 0, 0, MemberBench.NOON)));
    }

    private Account member(String name) {
        return members.computeIfAbsent(name, bench::member);
    }

    private static Grant grant(String key, String batch, @Nullable Account member, long face) {
        var id = member == null ? MemberBench.IDS.next() : member.member();
        return new Grant(
                key,
                batch,
                new Subject(SubjectKind.MEMBER, id),
                member == null ? null : id,
                face,
                0,
                Duration.ofDays(30),
                null,
                "test");
    }

    private void order(UUID order, Map<String, Long> codes, boolean cancelled, Instant now) {
        bench.tx(c -> {
            bench.couponUse.orderChanged(
                    c,
                    bench.merchant,
                    new CouponUse.OrderCoupons(order, codes, cancelled, now),
                    now);
            return true;
        });
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
