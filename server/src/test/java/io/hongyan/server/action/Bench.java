package io.hongyan.server.action;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Subject;
import io.hongyan.server.platform.Ids;
import io.hongyan.server.platform.TestDatabase;
import io.hongyan.server.platform.WorldClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A merchant with a store, a kept clock and as many dispatchers as a test wants. */
final class Bench implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    static final Ids IDS = new Ids(InstantSource.system());

    final TestDatabase database;
    final UUID merchant;
    final WorldClock clock =
            WorldClock.kept(
                    InstantSource.system(), new WorldClock.Reading(false, NOON, 0, Instant.EPOCH));
    final ActionStore store = new ActionStore(IDS, clock);
    final List<AutoCloseable> dispatchers = new ArrayList<>();
    CurrentFacts facts = CurrentFacts.NONE;

    Bench(TestDatabase database, String code) {
        this.database = database;
        this.merchant = database.merchant(code);
    }

    static DispatcherConfig config() {
        return new DispatcherConfig(
                64,
                Duration.ofSeconds(10),
                Duration.ofMillis(20),
                Duration.ofSeconds(10),
                4,
                10_000,
                Duration.ofMillis(100));
    }

    Dispatcher dispatcher(DispatcherConfig config, ActionHandler... handlers) {
        var workshop =
                new Workshop(database.database(), clock, store, facts, new SimpleMeterRegistry());
        var dispatcher = new Dispatcher(workshop, new Handlers(List.of(handlers)), config).start();
        dispatchers.add(dispatcher);
        return dispatcher;
    }

    static Action action(String kind, String key, Instant dueAt) {
        return action(kind, key, dueAt, Subject.parcel(IDS.next()));
    }

    static Action action(String kind, String key, Instant dueAt, Subject subject) {
        return new Action(kind, subject, key, "{}", dueAt, null, Guard.NONE, "");
    }

    static Action guarded(Action action, Guard guard, Instant until) {
        return new Action(
                action.kind(),
                action.subject(),
                action.key(),
                action.body(),
                action.dueAt(),
                until,
                guard,
                action.receipt());
    }

    List<Action> insert(List<Action> actions) {
        return database.database().transact(merchant, c -> store.insertAll(c, merchant, actions));
    }

    List<Action> insert(Action... actions) {
        return insert(List.of(actions));
    }

    void passTo(Instant at) {
        clock.set(at, 0);
    }

    record Seen(String state, int attempt, String reason, boolean inDoubt, long fence) {}

    /** How every action of this merchant stands, by key. */
    Map<String, Seen> seen() {
        return database.database()
                .transact(
                        merchant,
                        c -> {
                            var seen = new LinkedHashMap<String, Seen>();
                            try (var query =
                                            c.prepareStatement(
                                                    "select key, state, attempt, reason, in_doubt,"
                                                            + " fence from action"
                                                            + " where merchant_id = ?"
                                                            + " order by due_at, key");
                                    var rows = rows(query)) {
                                while (rows.next()) {
                                    seen.put(
                                            rows.getString(1),
                                            new Seen(
                                                    rows.getString(2),
                                                    rows.getInt(3),
                                                    String.valueOf(rows.getString(4)),
                                                    rows.getBoolean(5),
                                                    rows.getLong(6)));
                                }
                            }
                            return seen;
                        });
    }

    private java.sql.ResultSet rows(java.sql.PreparedStatement query) throws SQLException {
        query.setObject(1, merchant);
        return query.executeQuery();
    }

    Seen seen(String key) {
        return seen().getOrDefault(key, new Seen("missing", 0, "", false, 0));
    }

    int booked() {
        return database.database()
                .transact(
                        merchant,
                        c -> {
                            try (var query =
                                            c.prepareStatement(
                                                    "select config_version from merchant"
                                                            + " where merchant_id = ?");
                                    var rows = rows(query)) {
                                rows.next();
                                return rows.getInt(1) - 1;
                            }
                        });
    }

    @Override
    public void close() {
        for (var dispatcher : dispatchers) {
            try {
                dispatcher.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
