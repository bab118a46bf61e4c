package io.hongyan.server.action;

import static io.hongyan.server.action.Bench.NOON;
import static io.hongyan.server.action.Bench.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.core.tracking.TrackingStatus;
import io.hongyan.kit.Outcome;
import io.hongyan.server.platform.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class DispatcherIT {

    static final Duration LONG = Duration.ofSeconds(30);
    static TestDatabase database;

    Bench bench;
    Provider provider;

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
        bench = new Bench(database, test.getDisplayName());
        provider = new Provider();
    }

    @AfterEach
    void stop() {
        provider.close();
        bench.close();
    }

    @Test
    void aLostAnswerIsLookedUpAndTheEffectHappensOnce() {
        var dispatcher = bench.dispatcher(Bench.config(), new ProviderHandler(provider, true));
        provider.feels(Provider.Mood.LOSES_ANSWERS);
        bench.insert(action(ProviderHandler.KIND, "k", NOON));

        dispatcher.drainDue(NOON, LONG);
        assertThat(bench.seen("k").inDoubt()).isTrue();
        provider.feels(Provider.Mood.WELL);
        later(dispatcher, Duration.ofMinutes(1));

        assertThat(bench.seen("k").state()).isEqualTo("done");
        assertThat(provider.effects()).containsExactly("k");
        assertThat(provider.lookUps()).containsExactly("k");
    }

    @Test
    void whoeverCannotBeLookedUpEndsWithAPersonAndIsNeverRepeated() {
        var dispatcher = bench.dispatcher(Bench.config(), new ProviderHandler(provider, false));
        provider.feels(Provider.Mood.LOSES_ANSWERS);
        bench.insert(action(ProviderHandler.KIND, "k", NOON));

        for (int hours = 1; hours <= 30; hours++) {
            later(dispatcher, Duration.ofHours(1));
        }

        assertThat(bench.seen("k").state()).isEqualTo("dead");
        assertThat(bench.seen("k").reason()).startsWith("needs a person");
        assertThat(provider.effects()).containsExactly("k");
        assertThat(bench.seen().keySet()).anyMatch(key -> key.startsWith("dead-letter/"));
    }

    @Test
    void anOutageOfAnHourLosesNothingAndDrainsInOrder() {
        var dispatcher = bench.dispatcher(Bench.config(), new ProviderHandler(provider, true));
        provider.feels(Provider.Mood.DOWN);
        var inOrder = new ArrayList<Action>();
        for (int i = 0; i < 60; i++) {
            inOrder.add(action(ProviderHandler.KIND, "k%02d".formatted(i), minute(i)));
        }
        var shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(7));
        bench.insert(shuffled);

        for (int i = 0; i < 60; i++) {
            later(dispatcher, Duration.ofMinutes(1));
        }
        var callsWhileDown = provider.calls().size();
        assertThat(provider.effects()).isEmpty();
        assertThat(bench.seen().values()).allMatch(seen -> seen.state().equals("waiting"));
        provider.feels(Provider.Mood.WELL);
        for (int i = 0; i < 60 && provider.effects().size() < 60; i++) {
            later(dispatcher, Duration.ofMinutes(1));
        }

        // The breaker held: far fewer calls than tries of sixty actions over an hour.
        assertThat(callsWhileDown).isBetween(5, 5 + 4 + 60 * 3);
        assertThat(provider.effects())
                .containsExactlyElementsOf(inOrder.stream().map(Action::key).toList());
    }

    @Test
    void anotherWorkerFinishesWhatAKilledOneBeganAndTheKilledOneIsFencedOut() throws Exception {
        var short1 = shortLease();
        var first = bench.dispatcher(short1, new ProviderHandler(provider, true));
        provider.feels(Provider.Mood.SLOW);
        bench.insert(action(ProviderHandler.KIND, "k", NOON));
        first.wake();
        provider.awaitCall();
        first.abandon();

        provider.feels(Provider.Mood.WELL);
        bench.dispatcher(short1, new ProviderHandler(provider, true));
        await().atMost(LONG).until(() -> bench.seen("k").state().equals("done"));
        var finished = bench.seen("k");
        provider.letGo();

        assertThat(provider.effects()).containsExactly("k");
        assertThat(provider.lookUps()).containsExactly("k");
        assertThat(finished.fence()).isGreaterThanOrEqualTo(2);
        await().during(Duration.ofMillis(300)).until(() -> bench.seen("k").equals(finished));
    }

    @Test
    void aLateWorkerCannotWriteOverTheOneAfterHim() {
        bench.insert(action("fenced", "k", NOON));

        var late = claimed();
        bench.database
                .database()
                .transact(
                        bench.merchant,
                        c -> {
                            try (var s = c.createStatement()) {
                                return s.executeUpdate(
                                        "update action set lease_until = now() - interval '1s'"
                                                + " where key = 'k'");
                            }
                        });
        var next = claimed();

        var done = Ending.done(new Outcome.Done("", "done"));
        database.database()
                .transact(
                        bench.merchant,
                        c -> {
                            assertThat(Endings.begin(c, late, "e")).isFalse();
                            assertThat(Endings.end(c, late, done, NOON)).isFalse();
                            assertThat(Endings.begin(c, next, "e")).isTrue();
                            assertThat(Endings.end(c, next, done, NOON)).isTrue();
                            return true;
                        });
    }

    private StoredAction claimed() {
        var wish = new Leases.Wish(Bench.IDS.next(), Set.of("fenced"), Set.of(), Set.of(), 1, LONG);
        var leases = database.database().system(c -> Leases.claim(c, wish, NOON));
        return database.database().transact(bench.merchant, c -> Leases.load(c, leases)).getFirst();
    }

    @Test
    void aLongCallKeepsItsLease() throws Exception {
        var first = bench.dispatcher(shortLease(), new ProviderHandler(provider, true));
        provider.feels(Provider.Mood.SLOW);
        bench.insert(action(ProviderHandler.KIND, "k", NOON));
        first.wake();
        provider.awaitCall();
        bench.dispatcher(shortLease(), new ProviderHandler(provider, true));

        await().during(Duration.ofMillis(2500))
                .atMost(LONG)
                .until(() -> bench.seen("k").fence() == 1);
        provider.letGo();
        await().until(() -> bench.seen("k").state().equals("done"));

        assertThat(provider.lookUps()).isEmpty();
        assertThat(bench.seen("k").fence()).isEqualTo(1);
    }

    @Test
    void sixtyFourDispatchersHaveOneEffectForEachKey() {
        var actions =
                IntStream.range(0, 200)
                        .mapToObj(i ->
                                action(
                                        i % 2 == 0 ? ProviderHandler.KIND : BookingHandler.KIND,
                                        "k" + i,
                                        NOON))
                        .toList();
        bench.insert(actions);

        for (int i = 0; i < 64; i++) {
            bench.dispatcher(
                    Bench.config(), new ProviderHandler(provider, true), new BookingHandler());
        }
        await().atMost(LONG)
                .until(() ->
                        bench.seen().values().stream()
                                .allMatch(seen -> seen.state().equals("done")));

        assertThat(provider.effectsByKey()).hasSize(100).containsValue(1);
        assertThat(provider.effectsByKey().values()).containsOnly(1);
        assertThat(bench.booked()).isEqualTo(100);
    }

    @Test
    void whatMustStillBeTrueIsAskedWhenItLeaves() {
        bench.facts = (_, _) -> new CurrentFacts.Facts(TrackingStatus.DELIVERED, true, "");
        var dispatcher =
                bench.dispatcher(
                        Bench.config(), new ProviderHandler(provider, true), new BookingHandler());
        var outForDelivery =
                new Guard(Set.of(TrackingStatus.OUT_FOR_DELIVERY), false, false, "DELIVERY", "");
        var noProblem = new Guard(Set.of(), true, false, "CARE", "");
        bench.insert(
                Bench.guarded(one("moved"), outForDelivery, NOON.plusSeconds(60)),
                Bench.guarded(one("problem"), noProblem, NOON.plusSeconds(60)),
                Bench.guarded(one("late"), Guard.NONE, NOON.minusSeconds(1)),
                Bench.guarded(one("fine"), Guard.NONE, NOON.plusSeconds(60)),
                Bench.guarded(
                        action(BookingHandler.KIND, "coupon", NOON),
                        noProblem,
                        NOON.plusSeconds(9)));

        dispatcher.drainDue(NOON, LONG);

        assertThat(bench.seen("moved").reason()).startsWith("standing");
        assertThat(bench.seen("problem").reason()).startsWith("open-problem");
        assertThat(bench.seen("late").reason()).startsWith("too-late");
        assertThat(bench.seen("coupon").state()).isEqualTo("cancelled");
        assertThat(bench.booked()).isZero();
        assertThat(provider.effects()).containsExactly("fine");
    }

    @Test
    void aJumpOfADayCarriesOutWhatFellDueOnTheWayAsOfItsTime() {
        var booking = new BookingHandler();
        var dispatcher = bench.dispatcher(Bench.config(), booking);
        dispatcher.drainDue(NOON, LONG);
        await().until(() -> dispatcher.drainDue(NOON, LONG).count() == 0);
        var due = NOON.plus(Duration.ofHours(2));
        bench.insert(
                Bench.guarded(
                        action(BookingHandler.KIND, "care", due),
                        Guard.NONE,
                        due.plus(Duration.ofHours(4))));

        later(dispatcher, Duration.ofDays(1));

        assertThat(bench.seen("care").state()).isEqualTo("done");
        assertThat(booking.times).containsExactly(due);
    }

    @Test
    void oneThatFailsHoldsUpNobodyAndLeavesNothingBehind() {
        var dispatcher = bench.dispatcher(Bench.config(), new BookingHandler());
        var actions = new ArrayList<>(numbered(20));
        actions.add(action(BookingHandler.KIND, "poison", NOON));
        actions.add(action(BookingHandler.KIND, "refuse", NOON));
        actions.add(action(BookingHandler.KIND, "later", NOON));
        bench.insert(actions);

        dispatcher.drainDue(NOON, LONG);

        assertThat(bench.booked()).isEqualTo(20);
        assertThat(bench.seen("poison").state()).isEqualTo("waiting");
        assertThat(bench.seen("poison").reason()).contains("can't be booked");
        assertThat(bench.seen("refuse").state()).isEqualTo("dead");
        assertThat(bench.seen("later").reason()).isEqualTo("not yet");
        assertThat(bench.seen("k3").attempt()).isEqualTo(1);
    }

    @Test
    void aKeyIsStoredOnceWhateverItsTextAndHoweverOftenItComes() {
        var subject = Subject.parcel(Bench.IDS.next());
        var odd =
                new Action(
                        "nobody",
                        subject,
                        "k",
                        "{\"t\":\"a\\u0000\\ud800b\"}",
                        NOON,
                        null,
                        Guard.NONE,
                        "");

        assertThat(bench.insert(odd, odd)).hasSize(1);
        assertThat(bench.insert(odd, action("nobody", "k", NOON, subject))).isEmpty();
        assertThat(bench.insert(action("nobody", "k2", NOON, subject))).hasSize(1);
    }

    @Test
    void aReversalCancelsWhatWaitsInItsGroup() {
        var subject = Subject.parcel(Bench.IDS.next());
        var group = Guard.NONE.inGroup("parcel.delivered");
        var care = Bench.guarded(action("nobody", "care", NOON, subject), group, NOON);
        var other = action("nobody", "other", NOON, subject);
        bench.insert(care, other);

        database.database()
                .transact(
                        bench.merchant,
                        c ->
                                bench.store.cancelGroup(
                                        c,
                                        bench.merchant,
                                        subject.id(),
                                        "parcel.delivered",
                                        "reversed"));

        assertThat(bench.seen("care").state()).isEqualTo("cancelled");
        assertThat(bench.seen("other").state()).isEqualTo("waiting");
    }

    private static List<Action> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> action(BookingHandler.KIND, "k" + i, NOON))
                .toList();
    }

    private static Action one(String key) {
        return action(ProviderHandler.KIND, key, NOON);
    }

    private void later(Dispatcher dispatcher, Duration by) {
        var at = bench.clock.instant().plus(by);
        bench.passTo(at);
        dispatcher.drainDue(at, LONG);
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static DispatcherConfig shortLease() {
        var usual = Bench.config();
        return new DispatcherConfig(
                usual.batch(),
                Duration.ofSeconds(1),
                usual.poll(),
                usual.callTime(),
                usual.perEndpoint(),
                usual.perSecond(),
                usual.breakerRest());
    }
}
