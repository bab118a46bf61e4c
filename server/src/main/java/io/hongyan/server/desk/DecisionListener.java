package io.hongyan.server.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Hears how an approval of its kind ended, in the same transaction. */
public interface DecisionListener {

    /** The kind of approvals it hears about: flow, claim … */
    String kind();

    /** Locks what comes before the approval in the house order: the order, the case. */
    void lockFirst(Connection c, UUID merchant, Approval approval) throws SQLException;

    void decided(Connection c, UUID merchant, Decision decision, Instant now) throws SQLException;

    /** What was decided, and by whom. */
    record Decision(Approval approval, Approval.Verdict verdict, String by, String reason) {}
}
