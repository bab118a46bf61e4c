package io.hongyan.core.tracking;

import static io.hongyan.core.tracking.TrackingSubStatus.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TrailTest {

    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    @Test
    void aScanThatArrivesLateDoesNotReopenADeliveredParcel() {
        var delivered = trail(scan(IN_TRANSIT_GENERAL, 1), scan(DELIVERED_GENERAL, 5));

        var after = delivered.with(List.of(scan(IN_TRANSIT_ARRIVED_HUB, 2)), List.of());

        assertThat(after.standing()).isEqualTo(new Standing(DELIVERED_GENERAL, at(5)));
        assertThat(ids(after)).isEqualTo(ids(delivered));
    }

    @Test
    void depositIsNotDelivery() {
        var deposited = trail(scan(OUT_FOR_DELIVERY_GENERAL, 1), scan(DEPOSITED_LOCKER, 2));

        assertThat(deposited.standing().status()).isEqualTo(TrackingStatus.DEPOSITED);
        assertThat(ids(deposited)).doesNotContain("delivered#1").contains("deposited#1");
    }

    @Test
    void aDeliveredParcelMayStillTurnBack() {
        var turned = trail(scan(DELIVERED_GENERAL, 1), scan(RETURNING_REQUESTED, 2));

        assertThat(turned.standing().status()).isEqualTo(TrackingStatus.RETURNING);
        assertThat(ids(turned)).contains("delivered#1", "turned_back#1");
    }

    @Test
    void scansOnTheWayBackDoNotTurnItRound() {
        var back =
                trail(
                        scan(RETURNING_REQUESTED, 1),
                        scan(IN_TRANSIT_ARRIVED_HUB, 2),
                        scan(OUT_FOR_DELIVERY_GENERAL, 3));

        assertThat(back.standing().status()).isEqualTo(TrackingStatus.RETURNING);
        assertThat(ids(back)).doesNotContain("out_for_delivery#1");
    }

    @Test
    void anUnreadableScanNeverOverwritesAKnownState() {
        var known = trail(scan(OUT_FOR_DELIVERY_GENERAL, 1), scan(UNMAPPED_GENERAL, 2));

        assertThat(known.standing().status()).isEqualTo(TrackingStatus.OUT_FOR_DELIVERY);
    }

    @Test
    void aReversalTakesTheSigningBackAndTheNextOneIsAnother() {
        var reversal = new Scan(77, at(6), UNMAPPED_GENERAL, 1, Scan.Kind.REVERSAL);
        var reversed =
                trail(scan(OUT_FOR_DELIVERY_GENERAL, 1), scan(DELIVERED_GENERAL, 5), reversal);

        assertThat(reversed.standing().status()).isEqualTo(TrackingStatus.OUT_FOR_DELIVERY);
        assertThat(ids(reversed)).doesNotContain("delivered#1");
        assertThat(reversed.milestones())
                .anyMatch(one -> one.kind() == MilestoneKind.DELIVERY_REVERSED);

        var again = reversed.with(List.of(scan(DELIVERED_RECIPIENT, 9)), List.of());

        assertThat(again.standing().status()).isEqualTo(TrackingStatus.DELIVERED);
        assertThat(ids(again)).contains("delivered#2");
    }

    @Test
    void whatIsReversedNeverWasWhicheverStepItIs() {
        var noFailure = new Scan(71, at(3), DELIVERY_FAILED_GENERAL, 1, Scan.Kind.REVERSAL);
        var failed =
                trail(
                        scan(OUT_FOR_DELIVERY_GENERAL, 1),
                        scan(DELIVERY_FAILED_NOT_HOME, 2),
                        noFailure);
        assertThat(failed.standing().status()).isEqualTo(TrackingStatus.OUT_FOR_DELIVERY);
        assertThat(failed.milestones())
                .noneMatch(one -> one.kind() == MilestoneKind.DELIVERY_FAILED);

        var noReturn = new Scan(72, at(4), RETURNING_REQUESTED, 1, Scan.Kind.REVERSAL);
        var going = trail(scan(IN_TRANSIT_GENERAL, 1), scan(RETURNING_REQUESTED, 3), noReturn);
        assertThat(going.standing().status()).isEqualTo(TrackingStatus.IN_TRANSIT);
        assertThat(going.with(List.of(scan(OUT_FOR_DELIVERY_GENERAL, 6)), List.of()).standing())
                .extracting(Standing::status)
                .isEqualTo(TrackingStatus.OUT_FOR_DELIVERY);

        var notOut = new Scan(73, at(3), OUT_FOR_DELIVERY_GENERAL, 1, Scan.Kind.REVERSAL);
        var back = trail(scan(PICKED_UP_GENERAL, 1), scan(OUT_FOR_DELIVERY_GENERAL, 2), notOut);
        assertThat(back.standing().status()).isEqualTo(TrackingStatus.PICKED_UP);
        assertThat(back.milestones())
                .noneMatch(one -> one.kind() == MilestoneKind.DELIVERY_REVERSED);
    }

    @Test
    void aReversedStepOfTheWayTakesNoOtherStepWithIt() {
        var reversal = new Scan(74, at(3), IN_TRANSIT_LINEHAUL, 1, Scan.Kind.REVERSAL);
        var other = trail(scan(IN_TRANSIT_ARRIVED_HUB, 1), reversal);

        assertThat(other.standing().status()).isEqualTo(TrackingStatus.IN_TRANSIT);
    }

    @Test
    void aWithdrawalCountsWheneverItArrives() {
        var wrong = scan(DELIVERED_GENERAL, 3);
        var right = scan(OUT_FOR_DELIVERY_GENERAL, 4);
        var withdrawal = new Withdrawal(1, at(4), Set.of(right.id()));

        var late = trail(wrong, right).with(List.of(), List.of(withdrawal));
        var early =
                Trail.announced(NOON)
                        .with(List.of(), List.of(withdrawal))
                        .with(List.of(right), List.of())
                        .with(List.of(wrong), List.of());

        assertThat(late.standing().status()).isEqualTo(TrackingStatus.OUT_FOR_DELIVERY);
        assertThat(early).isEqualTo(late);
    }

    @Test
    void eachAttemptThatFailsIsAMilestoneOfItsOwn() {
        var twice =
                trail(
                        scan(OUT_FOR_DELIVERY_GENERAL, 1),
                        scan(DELIVERY_FAILED_NO_CONTACT, 2),
                        scan(DELIVERY_FAILED_RESCHEDULED, 3),
                        scan(OUT_FOR_DELIVERY_REDELIVERY, 24),
                        scan(DELIVERY_FAILED_NOT_HOME, 25));

        assertThat(twice.milestones())
                .filteredOn(one -> one.kind() == MilestoneKind.DELIVERY_FAILED)
                .extracting(Milestone::at)
                .containsExactly(at(2), at(25));
    }

    @RepeatedTest(300)
    void theOrderInWhichScansArriveDoesNotMatter(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var scans = someScans(random);
        var inOrder = Trail.announced(NOON).with(scans, List.of());

        Collections.shuffle(scans, random);
        scans.addAll(scans.subList(0, 3));
        var shuffled = Trail.announced(NOON);
        for (int from = 0; from < scans.size(); ) {
            int to = Math.min(scans.size(), from + 1 + random.nextInt(3));
            shuffled = shuffled.with(scans.subList(from, to), List.of());
            from = to;
        }

        assertThat(shuffled).isEqualTo(inOrder);
        assertThat(shuffled.standing()).isEqualTo(inOrder.standing());
        assertThat(shuffled.milestones()).isEqualTo(inOrder.milestones());
    }

    @RepeatedTest(300)
    void howAHistoryIsCutIntoPushesChangesNoMilestoneAndNoAnomaly(RepetitionInfo seed) {
        var random = new Random(1000 + seed.getCurrentRepetition());
        var scans = someScans(random);
        var now = at(9);
        var lane = Allowed.usual(NOON);
        var whole = Parcel.announced(NOON).observe(scans, List.of(), lane, now);

        Collections.shuffle(scans, random);
        var piecewise = Parcel.announced(NOON);
        var reached = new ArrayList<String>();
        for (var scan : scans) {
            var change = piecewise.observe(List.of(scan), List.of(), lane, now);
            change.reached().forEach(one -> reached.add(one.milestone().id()));
            piecewise = change.after();
        }

        assertThat(piecewise).isEqualTo(whole.after());
        assertThat(reached)
                .containsAll(whole.reached().stream().map(one -> one.milestone().id()).toList());
    }

    static List<Scan> someScans(Random random) {
        var statuses = TrackingSubStatus.values();
        var scans = new ArrayList<Scan>();
        for (int hour = 1; hour <= 8; hour++) {
            var status = statuses[random.nextInt(statuses.length)];
            var kinds = Scan.Kind.values();
            var kind = random.nextInt(10) == 0 ? kinds[random.nextInt(3)] : Scan.Kind.PHYSICAL;
            scans.add(new Scan(random.nextLong(), at(1 + random.nextInt(8)), status, 1, kind));
        }
        return scans;
    }

    static List<String> ids(Trail trail) {
        return trail.milestones().stream().map(Milestone::id).toList();
    }

    static Trail trail(Scan... scans) {
        return Trail.announced(NOON).with(List.of(scans), List.of());
    }

    @SuppressWarnings("EnumOrdinal") // any number that differs by status will do
    static Scan scan(TrackingSubStatus status, int hours) {
        return new Scan(status.ordinal() * 1000L + hours, at(hours), status, 1, Scan.Kind.PHYSICAL);
    }

    static Instant at(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }
}
