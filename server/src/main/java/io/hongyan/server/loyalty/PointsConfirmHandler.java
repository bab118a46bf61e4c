package io.hongyan.server.loyalty;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The problem window of some points is over: they become good, unless a claim about their parcel is
 * still open; then they are looked at again a day later.
 */
public final class PointsConfirmHandler implements InternalHandler {

    private static final String OPEN_CLAIM =
            """
            select 1 from case_
             where merchant_id = ? and parcel_id = ?
               and state not in ('paid', 'refused', 'cancelled')
            """;

    private final PointsLedger ledger;
    private final Timers timers;

    public PointsConfirmHandler(PointsLedger ledger, Timers timers) {
        this.ledger = ledger;
        this.timers = timers;
    }

    @Override
    public String kind() {
        return Timers.CONFIRM;
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var account = new Account(action.merchant(), action.subject().id());
        var lot = action.findId("lot");
        if (lot.isEmpty()) {
            return new Outcome.Refused("no_lot", "the body names no lot");
        }
        var parcel = action.findId("parcel");
        if (parcel.isPresent() && hasOpenClaim(tx, account.merchant(), parcel.get())) {
            var round = action.body().path("round").asInt(0) + 1;
            var again = new Timers.Confirm(lot.get(), parcel.get().toString(), round);
            timers.confirm(tx, account, again, now.plus(Duration.ofDays(1)));
            return new Outcome.Done("", "put off: a claim is open");
        }
        return PointsHandler.booked(ledger.confirm(tx, account, lot.get(), now));
    }

    private static boolean hasOpenClaim(Connection c, UUID merchant, UUID parcel)
            throws SQLException {
        return Sql.exists(c, OPEN_CLAIM, merchant, parcel);
    }
}
