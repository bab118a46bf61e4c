package io.hongyan.server;

import io.hongyan.server.action.CurrentFacts;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.flow.FlowBook;
import java.sql.Connection;
import java.sql.SQLException;

/** How the world stands at the moment of sending, the flow's brake included. */
record SendingFacts(CurrentFacts parcels, FlowBook flows) implements CurrentFacts {

    @Override
    public Facts of(Connection c, StoredAction action) throws SQLException {
        var facts = parcels.of(c, action);
        return new Facts(
                facts.standing(),
                facts.problemOpen(),
                flows.brake(c, action.merchant(), action.flow()));
    }
}
