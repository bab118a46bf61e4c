package io.hongyan.server.aftersale;

import io.hongyan.kit.Outcome;
import io.hongyan.kit.Transfer;
import io.hongyan.server.action.ActionState;
import io.hongyan.server.action.Ending;
import io.hongyan.server.action.OutsideHandler;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.platform.Database;
import io.hongyan.server.vault.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Pays a claim: as credit in the merchant's own books, or by the merchant's own system, once under
 * the claim's key.
 */
public final class TransferHandler implements OutsideHandler {

    public static final String KIND = "transfer";

    private static final String BOOKS = "own-books";
    private static final String PAYOUT = "payout";
    private static final Duration WITHOUT_ROUTE = Duration.ofMinutes(5);

    private final Database database;
    private final Payments payments;
    private final PayoutRoute routes;
    private final LossReader losses;

    public TransferHandler(Database database, Payments payments, PayoutRoute routes, Vault vault) {
        this.database = database;
        this.payments = payments;
        this.routes = routes;
        this.losses = new LossReader(vault);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String endpoint(StoredAction action, Instant now) {
        return isCredit(action) ? BOOKS : PAYOUT + ":" + action.merchant();
    }

    /** A payment that was begun goes on the way that it began on. */
    private boolean isCredit(StoredAction action) {
        return database.transact(
                action.merchant(),
                c -> {
                    var begun = MoneyStore.find(c, action.merchant(), action.key());
                    return begun.isPresent()
                            ? begun.get().way().equals(Payments.CREDIT)
                            : Assessments.current(c, action.merchant()).payBy()
                                    == Assessments.PayBy.CREDIT;
                });
    }

    @Override
    public Outcome call(StoredAction action, Instant now) {
        var id = action.subject().id();
        if (isCredit(action)) {
            return begin(action, Payments.CREDIT, now) ? new Outcome.Done("", "paid") : gone(id);
        }
        var route = routes.of(action.merchant());
        if (route.isEmpty()) {
            return new Outcome.NotNow(WITHOUT_ROUTE, "no connection pays out");
        }
        if (!begin(action, PAYOUT, now)) {
            return gone(id);
        }
        return route.get()
                .connector()
                .transfer(transfer(action, now), route.get().settings(), route.get().http());
    }

    private boolean begin(StoredAction action, String way, Instant now) {
        return database.transact(
                action.merchant(),
                c -> payments.begin(c, action.merchant(), action.subject().id(), way, now));
    }

    private static Outcome gone(UUID id) {
        return new Outcome.Refused("claim_closed", "claim " + id + " is not to be paid");
    }

    private Transfer transfer(StoredAction action, Instant now) {
        var loss =
                database.transact(
                        action.merchant(),
                        c -> {
                            var parcel = action.findId("parcel");
                            return parcel.isEmpty()
                                    ? java.util.Optional.<LossReader.Loss>empty()
                                    : losses.find(c, action.merchant(), parcel.get());
                        });
        return new Transfer(
                action.key(),
                action.body().path("amount").asLong(),
                action.text("currency"),
                loss.map(LossReader.Loss::buyerId).orElse(""),
                loss.map(LossReader.Loss::shop).orElse(""),
                loss.map(LossReader.Loss::orderNumber).orElse(""),
                action.text("reason"),
                now);
    }

    @Override
    public Outcome lookUp(StoredAction action, Instant now) {
        if (isCredit(action)) {
            return new Outcome.NotNow(Duration.ZERO, "nothing left our own books");
        }
        var route = routes.of(action.merchant());
        return route.isEmpty()
                ? new Outcome.Unknown("no connection pays out")
                : route.get()
                        .connector()
                        .lookUp(action.key(), route.get().settings(), route.get().http());
    }

    @Override
    public void ended(Connection tx, StoredAction action, Ending ending, Instant now)
            throws SQLException {
        var answer = ending.answer();
        var id = action.subject().id();
        if (ending.state() == ActionState.DONE && answer != null) {
            if (answer.state().equals("accepted")) {
                payments.accepted(tx, action.merchant(), id, answer.providerId(), now);
            } else {
                var way =
                        MoneyStore.find(tx, action.merchant(), action.key())
                                .map(MoneyStore.Payment::way)
                                .orElse(PAYOUT);
                var paid = new Payments.Paid(way, answer.providerId());
                payments.paid(tx, action.merchant(), id, paid, now);
            }
        } else if (action.inDoubt()) {
            payments.unknown(tx, action.merchant(), id, ending.reason(), now);
        } else {
            payments.refused(tx, action.merchant(), id, ending.reason(), now);
        }
    }
}
