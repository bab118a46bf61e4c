package io.hongyan.server.tracking;

import io.hongyan.core.action.Subject;
import io.hongyan.core.flow.Allowance;
import io.hongyan.core.flow.Decision;
import io.hongyan.core.flow.FlowIndex;
import io.hongyan.core.flow.SubjectState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What decisions about parcels need of the flows: the published ones, and what they remember. */
public interface FlowDesk {

    /** A subject of one merchant. */
    record Owned(UUID merchant, Subject subject) {}

    /** The merchant's published flows as the running transaction sees them. */
    FlowIndex index(Connection c, UUID merchant) throws SQLException;

    /** What flows remember of these subjects; one without memories is missing. */
    Map<Owned, SubjectState> load(Connection c, Collection<Owned> subjects) throws SQLException;

    /** Keeps changed memories, and what was hit or skipped. */
    void save(Connection c, List<Kept> decisions, Instant now) throws SQLException;

    /** A decision about one subject. */
    record Kept(Owned owned, Decision decision) {}

    /** What the merchant's limits leave at {@code now}. */
    Allowance allowance(UUID merchant, Instant now);
}
