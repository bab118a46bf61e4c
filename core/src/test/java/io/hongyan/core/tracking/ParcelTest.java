package io.hongyan.core.tracking;

import static io.hongyan.core.tracking.TrackingSubStatus.*;
import static io.hongyan.core.tracking.TrailTest.NOON;
import static io.hongyan.core.tracking.TrailTest.at;
import static io.hongyan.core.tracking.TrailTest.scan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParcelTest {

    static final Allowed LANE = Allowed.usual(NOON);

    @Test
    void aDamageIsOneAnomalyHoweverOftenItIsScanned() {
        var first = look(Parcel.announced(NOON), 2, scan(EXCEPTION_DAMAGED, 1));
        var second = look(first.after(), 6, scan(EXCEPTION_DAMAGED, 5));

        assertThat(first.opened())
                .extracting(o -> o.anomaly().type())
                .containsExactly(AnomalyType.DAMAGED);
        assertThat(second.opened()).isEmpty();
    }

    @Test
    void aCarrierWhoseClockRunsALittleAheadIsBelieved() {
        var change = look(Parcel.announced(NOON), 1, scan(EXCEPTION_DAMAGED, 2));

        assertThat(change.opened())
                .extracting(o -> o.anomaly().type())
                .containsExactly(AnomalyType.DAMAGED);
    }

    @Test
    void aParcelThatStopsForTwoDaysIsStalledOnceAndAtTheMomentItWasDue() {
        var moving = look(Parcel.announced(NOON), 1, scan(IN_TRANSIT_ARRIVED_HUB, 1));

        assertThat(moving.wakeAt()).isEqualTo(at(49));

        var stalled = moving.after().observe(List.of(), List.of(), LANE, at(49));
        assertThat(stalled.opened())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.anomaly().type()).isEqualTo(AnomalyType.STALLED);
                    assertThat(one.anomaly().openedAt()).isEqualTo(at(49));
                    assertThat(one.late()).isFalse();
                });
        assertThat(stalled.after().observe(List.of(), List.of(), LANE, at(60)).opened()).isEmpty();

        var moves = look(stalled.after(), 61, scan(IN_TRANSIT_DEPARTED_HUB, 61));
        assertThat(moves.closed()).extracting(Anomaly::type).containsExactly(AnomalyType.STALLED);
    }

    @Test
    void aStallThatALateScanDisprovesIsClosed() {
        var moving = look(Parcel.announced(NOON), 1, scan(IN_TRANSIT_ARRIVED_HUB, 1));
        var stalled = moving.after().observe(List.of(), List.of(), LANE, at(49));

        var disproved = look(stalled.after(), 50, scan(IN_TRANSIT_DEPARTED_HUB, 20));

        assertThat(disproved.closed())
                .extracting(Anomaly::type)
                .containsExactly(AnomalyType.STALLED);
    }

    @Test
    void silenceAfterBindingIsToldOnceADayAfter() {
        var bound = Parcel.announced(NOON).observe(List.of(), List.of(), LANE, NOON);

        assertThat(bound.wakeAt()).isEqualTo(at(24));
        assertThat(bound.after().observe(List.of(), List.of(), LANE, at(24)).opened())
                .extracting(one -> one.anomaly().type())
                .containsExactly(AnomalyType.SILENCE);
    }

    @Test
    void oldNewsIsLateAndMessagesNobody() {
        var late = look(Parcel.announced(NOON), 100, scan(DELIVERED_GENERAL, 1));

        assertThat(late.reached()).isNotEmpty().allMatch(Change.Reached::late);
    }

    @Test
    void aDeliveryRunThatIsAlreadyOverIsLateEvenWhenItIsYoung() {
        var both =
                look(
                        Parcel.announced(NOON),
                        3,
                        scan(OUT_FOR_DELIVERY_GENERAL, 1),
                        scan(DELIVERED_GENERAL, 2));

        assertThat(both.reached())
                .filteredOn(one -> one.milestone().kind() == MilestoneKind.OUT_FOR_DELIVERY)
                .allMatch(Change.Reached::late);
        assertThat(both.reached())
                .filteredOn(one -> one.milestone().kind() == MilestoneKind.DELIVERED)
                .noneMatch(Change.Reached::late);
    }

    @Test
    void whatASourceConcludesWithoutAScanOpensAnAnomalyAndMovesNothing() {
        var computed = new Scan(9, at(2), EXCEPTION_NO_UPDATE, 1, Scan.Kind.COMPUTED);
        var moving = look(Parcel.announced(NOON), 1, scan(IN_TRANSIT_ARRIVED_HUB, 1));

        var told = moving.after().observe(List.of(computed), List.of(), LANE, at(2));

        assertThat(told.standing().status()).isEqualTo(TrackingStatus.IN_TRANSIT);
        assertThat(told.opened())
                .extracting(o -> o.anomaly().type())
                .containsExactly(AnomalyType.STALLED);
    }

    @Test
    void aParcelInALockerForTwoDaysIsNotCollected() {
        var deposited = look(Parcel.announced(NOON), 1, scan(DEPOSITED_LOCKER, 1));

        assertThat(deposited.wakeAt()).isEqualTo(at(1).plus(Duration.ofDays(2)));
        assertThat(deposited.after().observe(List.of(), List.of(), LANE, at(49)).opened())
                .extracting(one -> one.anomaly().type())
                .containsExactly(AnomalyType.NOT_COLLECTED);
    }

    private static Change look(Parcel parcel, int hour, Scan... scans) {
        return parcel.observe(List.of(scans), List.of(), LANE, at(hour));
    }
}
