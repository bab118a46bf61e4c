package io.hongyan.server.loyalty;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.CurrentFacts;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.action.DispatcherConfig;
import io.hongyan.server.action.Handlers;
import io.hongyan.server.action.Workshop;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.platform.TxWork;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A merchant with members, the books of loyalty and a dispatcher on a kept clock. */
final class MemberBench implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    static final Ids IDS = new Ids(InstantSource.system());

    final TestDatabase db;
    final UUID merchant;
    final WorldClock clock =
            WorldClock.kept(
                    InstantSource.system(), new WorldClock.Reading(false, NOON, 0, Instant.EPOCH));
    final ActionStore actions = new ActionStore(IDS, clock);
    final Timers timers = new Timers(actions);
    final TierBook tiers = new TierBook(IDS, timers);
    final PointsLedger points = new PointsLedger(IDS, timers);
    final CouponBook coupons = new CouponBook(IDS, timers);
    final CouponUse couponUse = new CouponUse(IDS, timers);
    final LaneStandards lanes = new LaneStandards();
    final Members members;
    final Dispatcher dispatcher;

    MemberBench(TestDatabase db, String code) {
        this.db = db;
        this.merchant = db.merchant(code);
        var vault = new Vault(new byte[32], db.database(), IDS, InstantSource.system());
        members = new Members(IDS, vault, tiers);
        var workshop =
                new Workshop(
                        db.database(),
                        clock,
                        actions,
                        CurrentFacts.NONE,
                        new SimpleMeterRegistry());
        dispatcher =
                new Dispatcher(
                                workshop,
                                new Handlers(
                                        List.of(
                                                new DeliveredCountHandler(lanes, points),
                                                new PointsHandler(points),
                                                new PointsConfirmHandler(points, timers),
                                                new PointsExpireHandler(points),
                                                TierHandler.asked(tiers),
                                                TierHandler.timed(tiers),
                                                new CouponHandler(coupons),
                                                new CouponExpireHandler(coupons))),
                                DispatcherConfig.USUAL)
                        .start();
    }

    <T extends @Nullable Object> T tx(TxWork<T> work) {
        return db.database().transact(merchant, work);
    }

    Account member(String buyer) {
        return tx(c ->
                new Account(
                        merchant,
                        members.resolve(
                                        c,
                                        merchant,
                                        new Members.Buyer("main", buyer, null, null),
                                        clock.instant())
                                .orElseThrow()));
    }

    MemberRow row(Account account) {
        return tx(c -> MemberStore.find(c, merchant, account.member()).orElseThrow());
    }

    void act(Subject subject, String kind, String key, Map<String, ?> body) {
        var json = io.hongyan.core.base.JsonText.of(body);
        var action = new Action(kind, subject, key, json, clock.instant(), null, Guard.NONE, "{}");
        tx(c -> actions.insertAll(c, merchant, List.of(action)));
    }

    static Subject of(Account account) {
        return new Subject(SubjectKind.MEMBER, account.member());
    }

    /** Carries out what is due, and goes on to {@code at}. */
    void passTo(Instant at) {
        drain();
        clock.set(at, 0);
        drain();
    }

    void drain() {
        dispatcher.drainDue(clock.instant(), Duration.ofSeconds(30));
    }

    void pass(Duration time) {
        passTo(clock.instant().plus(time));
    }

    long count(String sql, @Nullable Object... values) {
        return tx(c -> Sql.number(c, sql, values));
    }

    String text(String sql, @Nullable Object... values) {
        return tx(c -> Sql.find(c, sql, row -> row.getString(1), values).orElse("none"));
    }

    String state(String key) {
        return text("select state || coalesce(' ' || reason, '') from action where key = ?", key);
    }

    /** The same work by so many at once; what each came to. */
    static <T> List<T> atOnce(int threads, Callable<T> work) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            return pool.invokeAll(IntStream.range(0, threads).mapToObj(_ -> work).toList()).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
