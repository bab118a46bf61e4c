package io.hongyan.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.kit.CallLog;
import io.hongyan.kit.Connectors;
import io.hongyan.kit.Notice;
import io.hongyan.kit.Outcome;
import io.hongyan.kit.Outside;
import io.hongyan.kit.PullAnswer;
import io.hongyan.kit.Watch;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.CurrentFacts;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.action.DispatcherConfig;
import io.hongyan.server.action.Handlers;
import io.hongyan.server.action.Lines;
import io.hongyan.server.action.Neighbours;
import io.hongyan.server.action.Workshop;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.merchant.ConfigVersions;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Person;
import io.hongyan.server.vault.Vault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@SuppressWarnings("NullAway.Init") // every test connects its own vendors first
class WatchIT {

    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    static final Ids IDS = new Ids(InstantSource.system());
    static final Notice NEWS = new Notice.TrackingReported("SF", "SF1", List.of(), false);
    static TestDatabase database;
    static Vault vault;

    final FakeCarrier sf = new FakeCarrier("sf");
    final FakeCarrier kuaidi100 = new FakeCarrier("kuaidi100");
    final FakeCarrier kdniao = new FakeCarrier("kdniao");
    final List<Notice> stored = new CopyOnWriteArrayList<>();
    final WorldClock clock =
            WorldClock.kept(
                    InstantSource.system(), new WorldClock.Reading(false, NOON, 0, Instant.EPOCH));
    final ActionStore store = new ActionStore(IDS, clock);

    UUID merchant;
    Neighbours rows;
    Dispatcher dispatcher;
    Refresh refresh;
    UUID parcel;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.fresh();
        vault = new Vault(new byte[32], database.database(), IDS, InstantSource.system());
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void start(TestInfo test) {
        merchant = database.merchant(test.getDisplayName());
        rows = new Neighbours(database, merchant, vault);
        parcel = rows.bought(Person.of("张三", "13800138000", "杭州"), "SF", "SF1").parcel();
    }

    private void connect(String... connectorNames) {
        for (var name : connectorNames) {
            rows.connection(name, Map.of());
        }
        var connectors = Connectors.of(List.of(sf, kuaidi100, kdniao));
        var lines =
                new Lines(
                        new ConnectionBook(
                                database.database(),
                                vault,
                                connectors,
                                new ConfigVersions(database.database())),
                        connectors,
                        new Outside(Outside.Rules.REAL_LIFE, InstantSource.system()),
                        CallLog.NONE);
        refresh =
                new Refresh(
                        database.database(),
                        lines,
                        vault,
                        new Refresh.Sending((_, _, notices) -> stored.addAll(notices), clock));
        dispatcher =
                new Dispatcher(
                                new Workshop(
                                        database.database(),
                                        clock,
                                        store,
                                        CurrentFacts.NONE,
                                        new SimpleMeterRegistry()),
                                new Handlers(
                                        List.of(
                                                new SubscribeHandler(
                                                        database.database(),
                                                        lines,
                                                        vault,
                                                        "https://hooks.example"),
                                                refresh.handler())),
                                DispatcherConfig.USUAL)
                        .start();
    }

    @AfterEach
    void stop() {
        dispatcher.close();
    }

    @Test
    void theCarrierItselfIsAskedFirstAndToldWhereToPush() {
        connect("kdniao", "kuaidi100", "sf");

        insert("subscribe", "k");
        drain(NOON);

        assertThat(sf.subscribed).hasSize(1);
        assertThat(kuaidi100.subscribed).isEmpty();
        var watch = sf.subscribed.getFirst();
        assertThat(watch.phoneTail()).isEqualTo("8000");
        assertThat(watch.callbackUrl()).startsWith("https://hooks.example/hooks/sf/");
    }

    @Test
    void whoRefusesIsFollowedByTheNext() {
        connect("kdniao", "kuaidi100", "sf");
        sf.subscribes = new Outcome.Refused("8057", "not a monthly customer");

        insert("subscribe", "k");
        drain(NOON);

        assertThat(kuaidi100.subscribed).extracting(Watch::number).containsExactly("SF1");
        assertThat(kdniao.subscribed).isEmpty();
    }

    @Test
    void whatWasAskedForGoesThroughTheDoorOfPushes() {
        connect("sf");
        sf.knows = new PullAnswer.Pulled(List.of(NEWS));

        insert("pull", "k");
        drain(NOON);

        assertThat(stored).containsExactly(NEWS);
    }

    @Test
    void theVendorsIntervalIsNeverBroken() {
        connect("sf");

        assertThat(refresh.refresh(merchant, parcel).result()).isEqualTo(Refresh.Result.NOTHING);
        var again = refresh.refresh(merchant, parcel);
        insert("pull", "k");
        drain(NOON.plus(Duration.ofMinutes(29)));

        assertThat(again.result()).isEqualTo(Refresh.Result.TOO_SOON);
        assertThat(again.nextAt()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(sf.asked).hasSize(1);
        drain(NOON.plus(Duration.ofMinutes(31)));
        assertThat(sf.asked).hasSize(2);
    }

    @Test
    void whoPressesTheButtonHearsSomethingWithinThreeSeconds() {
        connect("sf");
        sf.hangs = true;
        var start = System.nanoTime();

        var refreshed = refresh.refresh(merchant, parcel);

        assertThat(refreshed.result()).isEqualTo(Refresh.Result.NO_ANSWER);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aVendorThatDoesNotAnswerIsFollowedByTheNext() {
        connect("sf", "kuaidi100");
        sf.knows = new PullAnswer.NotNow(Duration.ZERO, "busy");
        kuaidi100.knows = new PullAnswer.Pulled(List.of(NEWS));

        refresh.refresh(merchant, parcel);

        assertThat(stored).containsExactly(NEWS);
    }

    private void insert(String kind, String key) {
        var action =
                new Action(kind, Subject.parcel(parcel), key, "{}", NOON, null, Guard.NONE, "");
        database.database().transact(merchant, c -> store.insertAll(c, merchant, List.of(action)));
    }

    private void drain(Instant at) {
        clock.set(at, 0);
        dispatcher.drainDue(at, Duration.ofSeconds(20));
    }
}
