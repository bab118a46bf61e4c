package io.hongyan.server.aftersale;

import io.hongyan.core.aftersale.ClaimState;
import io.hongyan.server.desk.Approval;
import io.hongyan.server.desk.DecisionListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Carries on a claim whose approval was decided. */
public final class ClaimDecisions implements DecisionListener {

    private final Claims claims;

    public ClaimDecisions(Claims claims) {
        this.claims = claims;
    }

    @Override
    public String kind() {
        return Claims.GROUP;
    }

    @Override
    public void lockFirst(Connection c, UUID merchant, Approval approval) throws SQLException {
        claims.lockAll(c, merchant, approval.subject().id());
    }

    @Override
    public void decided(Connection c, UUID merchant, Decision decision, Instant now)
            throws SQLException {
        var claim = claims.lockAll(c, merchant, decision.approval().subject().id()).orElseThrow();
        if (claim.state() != ClaimState.AWAITING_APPROVAL) {
            return;
        }
        var after =
                switch (decision.verdict()) {
                    case APPROVED -> claims.approved(c, claim, decision.by(), "审批通过", now);
                    case REFUSED ->
                            claims.refused(
                                    c,
                                    claim,
                                    new Claims.Word(decision.by(), decision.reason()),
                                    now);
                    case TIMED_OUT ->
                            claims.refused(
                                    c, claim, new Claims.Word(decision.by(), "无人在期限内审批"), now);
                };
        claims.finish(c, after, now);
    }
}
