package io.hongyan.server.action;

import io.hongyan.core.action.RetryPolicy;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.Leases.Lease;
import io.hongyan.server.action.Settling.Tries;
import io.hongyan.server.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what stays inside: a batch in one transaction with its own completion, and each one
 * alone when the batch has somebody in it who can't be done.
 */
final class InternalRunner {

    private static final Logger LOG = LoggerFactory.getLogger(InternalRunner.class);

    private final Database database;
    private final Handlers handlers;
    private final Settling settling;
    private final CurrentFacts facts;
    private final WorldNow world;

    InternalRunner(
            Database database,
            Handlers handlers,
            Settling settling,
            CurrentFacts facts,
            WorldNow world) {
        this.database = database;
        this.handlers = handlers;
        this.settling = settling;
        this.facts = facts;
        this.world = world;
    }

    /** One of a batch is not done: take all back and do each alone. */
    private static final class NotDone extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient Outcome outcome;

        NotDone(Outcome outcome) {
            super("not done", null, false, false);
            this.outcome = outcome;
        }
    }

    /**
     * One merchant's leases. Never throws: what can't even be written down is left to the lease.
     */
    void run(UUID merchant, List<Lease> leases, Trace trace) {
        if (leases.size() > 1 && together(merchant, leases, trace)) {
            return;
        }
        for (var lease : leases) {
            alone(merchant, lease, trace);
        }
    }

    private boolean together(UUID merchant, List<Lease> leases, Trace trace) {
        try {
            var done = database.transact(merchant, c -> all(c, leases));
            done.forEach(action -> trace.tried(action, "done"));
            return true;
        } catch (RuntimeException e) {
            LOG.debug("A batch of {} actions goes one by one: {}", leases.size(), e.toString());
            return false;
        }
    }

    private List<StoredAction> all(Connection c, List<Lease> leases) throws SQLException {
        var actions =
                Leases.lock(c, leases).stream()
                        .sorted(
                                Comparator.comparing((StoredAction a) -> a.subject().kind())
                                        .thenComparing(a -> a.subject().id())
                                        .thenComparing(StoredAction::dueAt))
                        .toList();
        for (var action : actions) {
            carryOut(c, action);
        }
        return actions;
    }

    private void carryOut(Connection c, StoredAction action) throws SQLException {
        var asOf = world.asOf(action);
        var handler = handlers.of(action);
        var objection = GuardCheck.objection(action, factsOf(c, action), asOf);
        if (objection.isPresent()) {
            var untried = new Tries(action, handler, asOf, world.now());
            settling.end(c, untried, Ending.cancelled(objection.get()));
            return;
        }
        var tries = new Tries(action.tried(), handler, asOf, world.now());
        var outcome = handler(tries).handle(c, action, asOf);
        if (!(outcome instanceof Outcome.Done done)) {
            throw new NotDone(outcome);
        }
        settling.end(c, tries, Ending.done(done));
    }

    private CurrentFacts.Facts factsOf(Connection c, StoredAction action) throws SQLException {
        return GuardCheck.asks(action)
                ? facts.of(c, action)
                : new CurrentFacts.Facts(null, false, "");
    }

    private static InternalHandler handler(Tries tries) {
        return (InternalHandler) tries.handler();
    }

    private void alone(UUID merchant, Lease lease, Trace trace) {
        try {
            var done = database.transact(merchant, c -> all(c, List.of(lease)));
            done.forEach(action -> trace.tried(action, "done"));
        } catch (NotDone e) {
            writeDown(merchant, lease, e.outcome, trace);
        } catch (RuntimeException e) {
            LOG.warn("Action {} failed", lease.key(), e);
            writeDown(merchant, lease, new Outcome.NotNow(Duration.ZERO, said(e)), trace);
        }
    }

    private void writeDown(UUID merchant, Lease lease, Outcome outcome, Trace trace) {
        try {
            database.transact(
                    merchant,
                    c -> {
                        for (var action : Leases.lock(c, List.of(lease))) {
                            trace.tried(action, outcome.getClass().getSimpleName());
                            settle(c, action.tried(), outcome, world.now());
                        }
                        return true;
                    });
        } catch (RuntimeException e) {
            LOG.warn("How action {} failed could not be written down", lease.key(), e);
        }
    }

    private void settle(Connection c, StoredAction action, Outcome outcome, Instant now)
            throws SQLException {
        var harmless =
                outcome instanceof Outcome.Unknown(var reason)
                        ? new Outcome.NotNow(Duration.ZERO, reason)
                        : outcome;
        settling.settle(
                c, new Tries(action, handlers.of(action), now, now), harmless, RetryPolicy.DAYS);
    }

    static String said(Throwable e) {
        var message = String.valueOf(e.getMessage());
        return e.getClass().getSimpleName() + ": " + message;
    }
}
