package io.hongyan.server.watch;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.Leave;
import io.hongyan.server.action.Lines;
import io.hongyan.server.action.OutsideHandler;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.platform.Database;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks for pushes about a bound waybill: at the carrier itself, else at an aggregator. */
public final class SubscribeHandler implements OutsideHandler {

    private static final String NOBODY = "subscribe:nobody";

    private final Database database;
    private final Watchers watchers;

    public SubscribeHandler(Database database, Lines lines, Vault vault, String hookUrl) {
        this.database = database;
        this.watchers = new Watchers(lines, vault, hookUrl);
    }

    @Override
    public String kind() {
        return "subscribe";
    }

    @Override
    public String endpoint(StoredAction action, Instant now) {
        return watcher(action).map(watcher -> watcher.line().endpoint()).orElse(NOBODY);
    }

    @Override
    public Leave begins(Connection c, StoredAction action, Instant now) throws SQLException {
        return watchers.first(c, action.merchant(), action.subject().id()).isPresent()
                ? Leave.NOW
                : new Leave.Impossible("no-connection", "nobody can be asked about this carrier");
    }

    @Override
    public Outcome call(StoredAction action, Instant now) {
        var found = watcher(action);
        if (found.isEmpty()) {
            return new Outcome.NotNow(Duration.ZERO, "the connection is gone");
        }
        var line = found.get().line();
        return line.connector().subscribe(found.get().watch(), line.settings(), line.http());
    }

    /** A repeated subscription is done, not an error: so it may simply be repeated. */
    @Override
    public Outcome lookUp(StoredAction action, Instant now) {
        return new Outcome.NotNow(Duration.ZERO, "may be repeated");
    }

    @Override
    public void heard(Connection c, StoredAction action, Outcome outcome, Instant now)
            throws SQLException {
        var mark =
                switch (outcome) {
                    case Outcome.Done _ -> new WatchStore.Mark("watching", null, now);
                    case Outcome.Refused(var code, var reason) ->
                            new WatchStore.Mark("refused", code + ": " + reason, now);
                    case Outcome.NotNow _, Outcome.Unknown _ -> null;
                };
        var parcel = action.subject().id();
        var asked = watchers.first(c, action.merchant(), parcel);
        if (mark != null && asked.isPresent()) {
            var connection = asked.get().line().connection();
            WatchStore.mark(c, action.merchant(), parcel, connection, mark);
        }
    }

    @Override
    public boolean hasAnotherWay(
            Connection c, StoredAction action, Outcome.Refused refusal, Instant now)
            throws SQLException {
        return watchers.first(c, action.merchant(), action.subject().id()).isPresent();
    }

    private Optional<Watchers.Watcher> watcher(StoredAction action) {
        return database.transact(
                action.merchant(),
                c -> watchers.first(c, action.merchant(), action.subject().id()));
    }
}
