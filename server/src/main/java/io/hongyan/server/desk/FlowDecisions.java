package io.hongyan.server.desk;

import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;

/** A flow's step was decided: the flow itself hears it by its signal, nothing else follows. */
public final class FlowDecisions implements DecisionListener {

    @Override
    public String kind() {
        return "flow";
    }

    @Override
    public void lockFirst(Connection c, UUID merchant, Approval approval) {}

    @Override
    public void decided(Connection c, UUID merchant, Decision decision, Instant now) {}
}
