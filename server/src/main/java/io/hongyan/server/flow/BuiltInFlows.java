package io.hongyan.server.flow;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Gives a new merchant the flows that come with the program, as his own first versions. */
public final class BuiltInFlows {

    private static final String BY = "鸿雁";

    private final FlowReader reader;

    public BuiltInFlows(Conditions conditions) {
        this.reader = new FlowReader(conditions, BuiltIns.templates());
    }

    /**
     * Copies those that the merchant does not have yet; what he changed or deleted stays so.
     *
     * @param enabled whether to switch them on, but for those whose file says {@code enabled:
     *     false}
     * @return how many were added
     */
    public int install(Connection c, UUID merchant, boolean enabled, Instant now)
            throws SQLException {
        int added = 0;
        for (var yaml : BuiltIns.flowTexts()) {
            var reading = reader.read(yaml);
            var id = reading.good().id();
            if (!FlowStore.isKnown(c, merchant, id)) {
                var doer = new FlowStore.Doer(BY, now);
                FlowStore.putDraft(c, merchant, id, yaml, doer);
                var flow = new FlowStore.SubjectFlow(merchant, id);
                FlowStore.publish(c, flow, yaml, enabled && reading.enabled(), doer);
                added++;
            }
        }
        return added;
    }
}
