package io.hongyan.server.aftersale;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.Ending;
import io.hongyan.server.action.OutsideHandler;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Asks what became of a payout that was accepted, when its result stays away. */
public final class TransferCheckHandler implements OutsideHandler {

    private static final String REFUSED = "refused: ";
    private static final Duration LATER = Duration.ofMinutes(30);

    private final Database database;
    private final Payments payments;
    private final PayoutRoute routes;

    public TransferCheckHandler(Database database, Payments payments, PayoutRoute routes) {
        this.database = database;
        this.payments = payments;
        this.routes = routes;
    }

    @Override
    public String kind() {
        return Payments.CHECK;
    }

    @Override
    public String endpoint(StoredAction action, Instant now) {
        return "payout:" + action.merchant();
    }

    @Override
    public Outcome call(StoredAction action, Instant now) {
        var key = action.text("key");
        var payment =
                database.transact(
                        action.merchant(), c -> MoneyStore.find(c, action.merchant(), key));
        var state = payment.map(MoneyStore.Payment::state).orElse("gone");
        if (!state.equals("accepted")) {
            return new Outcome.Done("", "heard before: " + state);
        }
        var route = routes.of(action.merchant());
        if (route.isEmpty()) {
            return new Outcome.NotNow(LATER, "no connection pays out");
        }
        var outcome =
                route.get().connector().lookUp(key, route.get().settings(), route.get().http());
        return switch (outcome) {
            case Outcome.Done(var id, var said) when said.equals("accepted") ->
                    new Outcome.NotNow(LATER, "accepted as " + id);
            case Outcome.Done done -> done;
            case Outcome.Refused(var code, var reason) ->
                    new Outcome.Done("", REFUSED + code + ": " + reason);
            case Outcome.NotNow notNow -> notNow;
            // A question that was not answered changed nothing.
            case Outcome.Unknown(var reason) -> new Outcome.NotNow(LATER, reason);
        };
    }

    @Override
    public Outcome lookUp(StoredAction action, Instant now) {
        return new Outcome.NotNow(Duration.ZERO, "only asks");
    }

    @Override
    public void ended(Connection tx, StoredAction action, Ending ending, Instant now)
            throws SQLException {
        var answer = ending.answer();
        var id = action.subject().id();
        if (answer == null) {
            payments.unknown(tx, action.merchant(), id, ending.reason(), now);
        } else if (answer.state().equals("paid")) {
            var paid = new Payments.Paid("payout", answer.providerId());
            payments.paid(tx, action.merchant(), id, paid, now);
        } else if (answer.state().startsWith(REFUSED)) {
            var reason = answer.state().substring(REFUSED.length());
            payments.refused(tx, action.merchant(), id, reason, now);
        }
    }
}
