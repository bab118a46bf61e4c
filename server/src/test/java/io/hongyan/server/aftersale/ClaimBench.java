package io.hongyan.server.aftersale;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.core.aftersale.AssessmentTable;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Call;
import io.hongyan.kit.CallResult;
import io.hongyan.kit.Http;
import io.hongyan.kit.Settings;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.CurrentFacts;
import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.action.DispatcherConfig;
import io.hongyan.server.action.Handlers;
import io.hongyan.server.action.Workshop;
import io.hongyan.server.desk.ApprovalTimeoutHandler;
import io.hongyan.server.desk.Approvals;
import io.hongyan.server.desk.ApproveHandler;
import io.hongyan.server.desk.TicketHandler;
import io.hongyan.server.desk.Tickets;
import io.hongyan.server.loyalty.CouponBook;
import io.hongyan.server.loyalty.Timers;
import io.hongyan.server.platform.Database;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A merchant with parcels and orders, claims, approvals, a till and a dispatcher. */
final class ClaimBench implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    static final Ids IDS = new Ids(InstantSource.system());

    final TestDatabase db;
    final UUID merchant;
    final WorldClock clock =
            WorldClock.kept(
                    InstantSource.system(), new WorldClock.Reading(false, NOON, 0, Instant.EPOCH));
    final ActionStore actions = new ActionStore(IDS, clock);
    final Vault vault;
    final Till till = new Till();
    final Claims claims;
    final Payments payments;
    final Approvals approvals;
    final Tickets tickets;
    final Dispatcher dispatcher;

    ClaimBench(TestDatabase db, String code) {
        this.db = db;
        this.merchant = db.merchant(code);
        vault = new Vault(new byte[32], db.database(), IDS, InstantSource.system());
        claims = new Claims(IDS, actions, vault);
        payments = new Payments(IDS, actions, claims, new CouponBook(IDS, new Timers(actions)));
        approvals = new Approvals(actions, List.of(new ClaimDecisions(claims)));
        tickets = new Tickets(IDS, vault);
        PayoutRoute route =
                _ ->
                        Optional.of(
                                new PayoutRoute.Route(
                                        IDS.next(), till, new Settings(Map.of()), NO_HTTP));
        var workshop =
                new Workshop(
                        db.database(),
                        clock,
                        actions,
                        CurrentFacts.NONE,
                        new SimpleMeterRegistry());
        var handlers =
                new Handlers(
                        List.of(
                                new ClaimHandler(claims),
                                new TransferHandler(db.database(), payments, route, vault),
                                new TransferCheckHandler(db.database(), payments, route),
                                new ApproveHandler(IDS, actions),
                                new ApprovalTimeoutHandler(approvals),
                                new TicketHandler(tickets)));
        dispatcher = new Dispatcher(workshop, handlers, DispatcherConfig.USUAL).start();
    }

    private static final Http NO_HTTP =
            new Http() {
                @Override
                public CallResult call(Call call) {
                    return new CallResult.NotSent("no network in tests");
                }

                @Override
                public Dial dial(String host, int port) {
                    return new Dial.Forbidden("no network in tests");
                }

                @Override
                public java.net.URI effective(java.net.URI address) {
                    return address;
                }

                @Override
                public Instant now() {
                    return NOON;
                }
            };

    <T extends @Nullable Object> T tx(TxWork<T> work) {
        return db.database().transact(merchant, work);
    }

    /** A parcel of an order that was paid this much. */
    UUID parcel(long paid) {
        return parcel(db.database(), vault, merchant, paid);
    }

    static UUID parcel(Database database, Vault vault, UUID merchant, long paid) {
        var parcel = IDS.next();
        var order = IDS.next();
        var body = vault.seal(merchant, "{\"buyer\":{\"id\":\"b-1\"}}");
        return database.transact(
                merchant,
                c -> {
                    Sql.update(
                            c,
                            """
                            insert into shop_order (merchant_id, order_id, shop, number, paid,
                                                    currency, type, line_count, weight_g, province,
                                                    city, place_code, buyer, consignee, coupons,
                                                    body, body_hash, created_at, updated_at)
                            values (?, ?, 'main', ?, ?, 'CNY', 'NORMAL', 1, 0, '浙江省', '杭州市',
                                    '330100', ?, ?, '{}', ?, ''::bytea, ?, ?)
                            """,
                            merchant,
                            order,
                            "B-" + order,
                            paid,
                            IDS.next(),
                            IDS.next(),
                            body,
                            NOON,
                            NOON);
                    Sql.update(
                            c,
                            """
                            insert into parcel (merchant_id, parcel_id, carrier, number, order_id,
                                                created_at, since)
                            values (?, ?, 'SF', ?, ?, ?, ?)
                            """,
                            merchant,
                            parcel,
                            "SF" + parcel,
                            order,
                            NOON,
                            NOON);
                    return parcel;
                });
    }

    void rules(Assessments.PayBy payBy) {
        tx(c ->
                Assessments.put(
                        c,
                        merchant,
                        new Assessments.Rules(AssessmentTable.USUAL, payBy),
                        "account:owner",
                        NOON));
    }

    /** The claim step of a flow. */
    void damage(UUID parcel, String key) {
        act(parcel, "claim", key, Map.of("reason", "DAMAGED", "parcel", parcel));
    }

    void act(UUID parcel, String kind, String key, Map<String, ?> body) {
        var action =
                new Action(
                        kind,
                        Subject.parcel(parcel),
                        key,
                        JsonText.of(body),
                        clock.instant(),
                        null,
                        Guard.NONE,
                        "{}");
        tx(c -> actions.insertAll(c, merchant, List.of(action)));
    }

    void drain() {
        dispatcher.drainDue(clock.instant(), Duration.ofSeconds(30));
    }

    void pass(Duration time) {
        drain();
        clock.set(clock.instant().plus(time), 0);
        drain();
    }

    Claim claim(UUID parcel) {
        return tx(c ->
                        ClaimStore.list(
                                c,
                                merchant,
                                new ClaimStore.Filter(Set.of(), "", parcel, null, null),
                                null,
                                10))
                .getFirst();
    }

    UUID approvalOf(UUID parcel) {
        return tx(c -> Approvals.waitingFor(c, merchant, claim(parcel).id())).orElseThrow();
    }

    long count(String sql, @Nullable Object... values) {
        return tx(c -> Sql.number(c, sql, values));
    }

    String text(String sql, @Nullable Object... values) {
        return tx(c -> Sql.find(c, sql, row -> row.getString(1), values).orElse("none"));
    }

    List<String> told(UUID parcel) {
        return tx(c ->
                Sql.list(
                        c,
                        """
                        select body->>'trigger' from action
                         where merchant_id = ? and subject_id = ? and kind = 'signal'
                         order by action_id
                        """,
                        row -> row.getString(1),
                        merchant,
                        parcel));
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
