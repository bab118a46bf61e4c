package io.hongyan.server.desk;

import io.hongyan.server.access.Audit;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.web.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides approvals for callers of the API, wherever they press the button; a no is a problem. */
public final class ApprovalsGate {

    private final Approvals approvals;
    private final Audit audit;
    private final WorldClock world;

    public ApprovalsGate(Approvals approvals, Audit audit, WorldClock world) {
        this.approvals = approvals;
        this.audit = audit;
        this.world = world;
    }

    public void approve(Connection c, Caller caller, UUID id) throws SQLException {
        var decider = ApprovalsApi.decider(caller);
        ApprovalsApi.check(approvals.approve(c, caller.merchant(), id, decider, world.instant()));
        audit.record(c, caller, "approval.approved", "approval:" + id, Map.of());
    }

    public void refuse(Connection c, Caller caller, UUID id, @Nullable String reason)
            throws SQLException {
        var refusal = new Approvals.Refusal(ApprovalsApi.decider(caller), reason(reason));
        ApprovalsApi.check(approvals.refuse(c, caller.merchant(), id, refusal, world.instant()));
        audit.record(c, caller, "approval.refused", "approval:" + id, Map.of());
    }

    /** Nobody says no without saying why. */
    public static String reason(@Nullable String reason) {
        return ApprovalsApi.reason(reason);
    }
}
