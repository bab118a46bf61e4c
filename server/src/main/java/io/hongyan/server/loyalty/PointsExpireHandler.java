package io.hongyan.server.loyalty;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Ends the points that were good until the day before. */
public final class PointsExpireHandler implements InternalHandler {

    private final PointsLedger ledger;

    public PointsExpireHandler(PointsLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return Timers.EXPIRE;
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var account = new Account(action.merchant(), action.subject().id());
        return PointsHandler.booked(ledger.expire(tx, account, now));
    }
}
