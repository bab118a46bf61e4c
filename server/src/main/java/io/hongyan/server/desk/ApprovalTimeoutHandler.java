package io.hongyan.server.desk;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.InternalHandler;
import io.hongyan.server.action.StoredAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Nobody has decided for as long as there was time. */
public final class ApprovalTimeoutHandler implements InternalHandler {

    private final Approvals approvals;

    public ApprovalTimeoutHandler(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public String kind() {
        return Approvals.TIMEOUT;
    }

    @Override
    public Outcome handle(Connection tx, StoredAction action, Instant now) throws SQLException {
        var approval = action.findId("approval");
        if (approval.isEmpty()) {
            return new Outcome.Refused("no_approval", "the body names no approval");
        }
        approvals.timeOut(tx, action.merchant(), approval.get(), now);
        return new Outcome.Done("", "looked at");
    }
}
