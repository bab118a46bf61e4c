package io.hongyan.server.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.aftersale.Caps;
import io.hongyan.core.aftersale.ClaimReason;
import io.hongyan.core.aftersale.ClaimState;
import io.hongyan.core.aftersale.Degree;
import io.hongyan.kit.Notice;
import io.hongyan.server.desk.Approval.Verdict;
import io.hongyan.server.desk.Approvals;
import io.hongyan.server.desk.Approvals.Answer;
import io.hongyan.server.desk.Approvals.Decider;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.web.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class ClaimIT {

    static final Decider APPROVER = new Decider("account:anna", Set.of(Role.APPROVER));
    static final Decider OWNER = new Decider("account:otto", Set.of(Role.OWNER));
    static final Decider SERVICE = new Decider("account:sina", Set.of(Role.SERVICE));

    static TestDatabase database;

    ClaimBench bench;

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
        bench = new ClaimBench(database, test.getDisplayName());
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void belowTheLimitAClaimPaysItselfInOurOwnBooks() {
        var parcel = bench.parcel(12_900);
        bench.damage(parcel, "f/1");

        bench.pass(Duration.ZERO);

        var claim = bench.claim(parcel);
        assertThat(claim.state()).isEqualTo(ClaimState.PAID);
        assertThat(claim.amount()).isEqualTo(6_450);
        assertThat(bench.told(parcel))
                .containsExactly("claim.opened", "claim.approved", "claim.paid");
        assertThat(ledger(parcel)).isEqualTo(1);
        assertThat(bench.text("select face || ' ' || state from coupon where key = ?", "f/1"))
                .isEqualTo("6450 open");
        assertThat(bench.text("select carrier || ' ' || expected || ' ' || state from recovery"))
                .isEqualTo("SF 6450 open");
        assertThat(bench.text("select clocks->0->>'rule' from recovery")).isEqualTo("PF-408 v1");
        assertThat(problemOpen(parcel)).isFalse();
    }

    @Test
    void aboveTheLimitItWaitsForSomebodyWhoDidNotCauseIt() {
        var parcel = bench.parcel(60_000);
        bench.damage(parcel, "f/1");
        bench.drain();
        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.AWAITING_APPROVAL);
        assertThat(problemOpen(parcel)).isTrue();
        assertThat(bench.count("select count(*) from action where kind = 'transfer'")).isZero();

        var approval = bench.approvalOf(parcel);
        assertThat(approve(approval, SERVICE)).isEqualTo(new Answer.WrongRole("approver"));
        assertThat(approve(approval, APPROVER)).isEqualTo(new Answer.Decided(Verdict.APPROVED));
        assertThat(approve(approval, APPROVER)).isEqualTo(new Answer.Over("approved"));
        bench.drain();

        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.PAID);
        assertThat(bench.told(parcel))
                .contains("approval.approved", "claim.opened", "claim.approved", "claim.paid");
        assertThat(
                        bench.text(
                                "select string_agg(to_state, ' ' order by no) from case_log"
                                        + " where case_id = ?",
                                bench.claim(parcel).id()))
                .isEqualTo("opened assessed awaiting_approval approved paying paid");
    }

    @Test
    void aRoleApprovesOnlyUpToItsLimit() {
        var parcel = bench.parcel(160_000);
        bench.damage(parcel, "f/1");
        bench.drain();
        var approval = bench.approvalOf(parcel);

        assertThat(approve(approval, APPROVER)).isEqualTo(new Answer.AboveLimit(50_000));
        assertThat(approve(approval, OWNER)).isEqualTo(new Answer.Decided(Verdict.APPROVED));
    }

    @Test
    void aRefusalEndsItAndNoFlowOpensItAgain() {
        var parcel = bench.parcel(60_000);
        bench.damage(parcel, "f/1");
        bench.drain();

        refuse(bench.approvalOf(parcel), "照片看不出破损");
        bench.damage(parcel, "f/2");
        bench.drain();

        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.REFUSED);
        assertThat(bench.claim(parcel).why()).isEqualTo("照片看不出破损");
        assertThat(bench.told(parcel)).contains("claim.refused");
        assertThat(bench.count("select count(*) from case_ where merchant_id = ?", bench.merchant))
                .isEqualTo(1);
        assertThat(ledger(parcel)).isZero();
    }

    @Test
    void aLostAnswerOfTheTillIsLookedUpAndPaidOnce() {
        bench.rules(Assessments.PayBy.PAYOUT);
        bench.till.mood = Till.Mood.LOSES_ANSWERS;
        var parcel = bench.parcel(12_900);
        bench.damage(parcel, "f/lost");
        bench.pass(Duration.ZERO);
        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.PAYING);
        assertThat(bench.told(parcel)).doesNotContain("claim.paid");

        bench.pass(Duration.ofMinutes(5));

        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.PAID);
        assertThat(bench.till.paid()).hasSize(1);
        var transfer = bench.till.paid().getFirst();
        assertThat(transfer.key()).isEqualTo("f/lost");
        assertThat(transfer.payee()).isEqualTo("b-1");
        assertThat(transfer.amount()).isEqualTo(6_450);
        assertThat(bench.till.lookUps()).contains("f/lost");
        assertThat(ledger(parcel)).isEqualTo(1);
    }

    @Test
    void anAcceptedPayoutIsPaidWhenItsResultComesHoweverOften() {
        bench.rules(Assessments.PayBy.PAYOUT);
        bench.till.mood = Till.Mood.ACCEPTS;
        var parcel = bench.parcel(12_900);
        bench.damage(parcel, "f/acc");
        bench.pass(Duration.ZERO);
        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.PAYING);

        for (int i = 0; i < 3; i++) {
            bench.tx(c ->
                    bench.payments.result(
                            c,
                            bench.merchant,
                            new Notice.PayoutResult(
                                    "f/acc",
                                    Notice.PayoutState.PAID,
                                    "till-9",
                                    "",
                                    ClaimBench.NOON),
                            ClaimBench.NOON));
        }
        bench.pass(Duration.ofHours(1));

        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.PAID);
        assertThat(ledger(parcel)).isEqualTo(1);
        assertThat(bench.told(parcel)).containsOnlyOnce("claim.paid");
    }

    @Test
    void anAcceptedPayoutWhoseResultStaysAwayIsAskedAbout() {
        bench.rules(Assessments.PayBy.PAYOUT);
        bench.till.mood = Till.Mood.ACCEPTS;
        var parcel = bench.parcel(12_900);
        bench.damage(parcel, "f/quiet");
        bench.pass(Duration.ZERO);
        bench.till.settle();

        bench.pass(Duration.ofMinutes(31));

        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.PAID);
        assertThat(ledger(parcel)).isEqualTo(1);
    }

    @Test
    void aRefusedPayoutIsAPersonsAndCanBeSetGoingAgain() {
        bench.rules(Assessments.PayBy.PAYOUT);
        bench.till.mood = Till.Mood.REFUSES;
        var parcel = bench.parcel(12_900);
        bench.damage(parcel, "f/no");
        bench.pass(Duration.ZERO);

        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.APPROVED);
        assertThat(bench.text("select title from ticket where parcel_id = ?", parcel))
                .contains("赔付失败");
        assertThat(ledger(parcel)).isZero();
        var cancelled = cancel(parcel);
        assertThat(cancelled).isInstanceOf(Claims.Answer.Done.class);
        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.CANCELLED);
    }

    @Test
    void sixtyFourAtOnceOpenOneClaimAndBookOnce() {
        var parcel = bench.parcel(12_900);
        var opening =
                IntStream.range(0, 64)
                        .mapToObj(i ->
                                new Claims.Opening(
                                        i % 2 == 0 ? "same" : "other-" + i,
                                        parcel,
                                        ClaimReason.DAMAGED,
                                        null,
                                        Caps.NONE,
                                        "{}",
                                        "flow:f"))
                        .toList();
        atOnce(
                opening.stream()
                        .map(one ->
                                (Callable<Claims.Answer>)
                                        () ->
                                                bench.tx(c ->
                                                        bench.claims.open(
                                                                c,
                                                                bench.merchant,
                                                                one,
                                                                ClaimBench.NOON)))
                        .toList());
        bench.pass(Duration.ZERO);

        assertThat(bench.count("select count(*) from case_ where parcel_id = ?", parcel))
                .isEqualTo(1);
        assertThat(ledger(parcel)).isEqualTo(1);
        assertThat(bench.told(parcel)).containsOnlyOnce("claim.paid");
    }

    @Test
    void anotherDegreeIsAnotherAmountAndWhoSaidItCannotApproveIt() {
        var parcel = bench.parcel(60_000);
        bench.damage(parcel, "f/1");
        bench.drain();
        assertThat(bench.claim(parcel).amount()).isEqualTo(30_000);

        reassess(parcel, Degree.SEVERE, "account:anna");
        assertThat(bench.claim(parcel).amount()).isEqualTo(48_000);
        assertThat(approve(bench.approvalOf(parcel), APPROVER)).isEqualTo(new Answer.OwnDoing());
        reassess(parcel, Degree.MINOR, "account:sina");

        assertThat(bench.claim(parcel).amount()).isEqualTo(12_000);
        assertThat(
                        bench.count(
                                "select count(*) from approval where state = 'waiting'"
                                        + " and merchant_id = ?",
                                bench.merchant))
                .isEqualTo(1);
    }

    @Test
    void silenceGoesToTheOwnerAndThenIsANo() {
        var parcel = bench.parcel(60_000);
        bench.damage(parcel, "f/1");
        bench.drain();
        var approval = bench.approvalOf(parcel);

        bench.pass(Duration.ofDays(3).plusMinutes(1));
        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.AWAITING_APPROVAL);
        assertThat(approve(approval, APPROVER)).isEqualTo(new Answer.WrongRole("owner"));
        bench.pass(Duration.ofDays(3).plusMinutes(1));

        assertThat(bench.claim(parcel).state()).isEqualTo(ClaimState.REFUSED);
        assertThat(ledger(parcel)).isZero();
    }

    @Test
    void thePreviewIsTheOutcome() {
        var parcel = bench.parcel(33_333);
        var preview =
                bench.tx(c ->
                                bench.claims.preview(
                                        c,
                                        bench.merchant,
                                        new Claims.Preview(
                                                null,
                                                parcel,
                                                ClaimReason.DAMAGED,
                                                null,
                                                new Caps(15_000L, null))))
                        .orElseThrow();
        bench.act(parcel, "claim", "f/1", java.util.Map.of("reason", "DAMAGED", "atMost", 15_000));
        bench.drain();

        assertThat(bench.claim(parcel).amount()).isEqualTo(preview.amount()).isEqualTo(15_000);
        assertThat(bench.text("select calculation::text from case_ where parcel_id = ?", parcel))
                .isEqualTo(bench.text("select ?::jsonb::text", Claims.json(preview)));
    }

    private static void atOnce(List<Callable<Claims.Answer>> work) {
        try (var pool = Executors.newFixedThreadPool(work.size())) {
            for (var done : pool.invokeAll(work)) {
                assertThat(done.resultNow()).isNotNull();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer approve(UUID approval, Decider who) {
        return bench.tx(c ->
                bench.approvals.approve(c, bench.merchant, approval, who, bench.clock.instant()));
    }

    private void refuse(UUID approval, String reason) {
        bench.tx(c ->
                bench.approvals.refuse(
                        c,
                        bench.merchant,
                        approval,
                        new Approvals.Refusal(APPROVER, reason),
                        bench.clock.instant()));
    }

    private void reassess(UUID parcel, Degree degree, String actor) {
        var id = bench.claim(parcel).id();
        bench.tx(c ->
                bench.claims.reassess(
                        c,
                        bench.merchant,
                        id,
                        new Claims.Look(degree, actor),
                        bench.clock.instant()));
    }

    private Claims.Answer cancel(UUID parcel) {
        var id = bench.claim(parcel).id();
        return bench.tx(c ->
                bench.claims.cancel(
                        c,
                        bench.merchant,
                        id,
                        new Claims.Word("account:sina", "买家撤回"),
                        bench.clock.instant()));
    }

    private long ledger(UUID parcel) {
        return bench.count("select count(*) from money_ledger where parcel_id = ?", parcel);
    }

    private boolean problemOpen(UUID parcel) {
        return bench.text(
                        "select problem_open::text from shop_order o join parcel p"
                                + " using (merchant_id, order_id) where p.parcel_id = ?",
                        parcel)
                .equals("true");
    }
}
