package io.hongyan.server.flow;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.flow.Facts;
import io.hongyan.core.flow.Occurrence;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.platform.Sql;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.SignalHandler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * News of members and orders for their flows, each under the lock of its own row. A wait on such a
 * subject goes on with its next news: nobody wakes it yet.
 */
public final class FlowSignals implements SignalHandler.Others {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOCK_MEMBER =
            "select 1 from member where merchant_id = ? and member_id = ? for update";
    private static final String LOCK_ORDER =
            "select 1 from shop_order where merchant_id = ? and order_id = ? for update";

    private final FlowDecider decider;
    private final ActionStore actions;

    public FlowSignals(FlowDecider decider, ActionStore actions) {
        this.decider = decider;
        this.actions = actions;
    }

    @Override
    public Outcome take(Connection c, StoredAction action, Look.Signal signal, Instant now)
            throws SQLException {
        var kind = action.subject().kind();
        var owned = new BuyerFacts.Owned(action.merchant(), action.subject().id());
        return switch (kind) {
            case MEMBER ->
                    Sql.exists(c, LOCK_MEMBER, owned.merchant(), owned.id())
                            ? decide(c, action, signal, now)
                            : new Outcome.Refused("no_member", owned.id().toString());
            case ORDER ->
                    Sql.exists(c, LOCK_ORDER, owned.merchant(), owned.id())
                            ? decide(c, action, signal, now)
                            : new Outcome.Refused("no_order", owned.id().toString());
            case PARCEL, CASE, CONNECTION ->
                    new Outcome.Refused("no_flows", kind.wireName() + " has no flows of its own");
        };
    }

    private Outcome decide(Connection c, StoredAction action, Look.Signal signal, Instant now)
            throws SQLException {
        var merchant = action.merchant();
        var facts = factsOf(signal.factsJson());
        var news = new Occurrence(signal.trigger(), signal.occurrence(), signal.at(), facts);
        var key = new SubjectKey(merchant, action.subject());
        var question = new FlowDecider.Question(key, List.of(news), known(c, key, now));
        for (var answer : decider.decide(c, List.of(question), now)) {
            for (var group : answer.cancelGroups()) {
                actions.cancelGroup(c, merchant, action.subject().id(), group, "taken back");
            }
            actions.insertAll(c, merchant, answer.actions());
        }
        return new Outcome.Done("", "told");
    }

    private static Facts known(Connection c, SubjectKey key, Instant now) throws SQLException {
        var owned = List.of(new BuyerFacts.Owned(key.merchant(), key.subject().id()));
        var all =
                key.subject().kind() == SubjectKind.MEMBER
                        ? BuyerFacts.ofMembers(c, owned, now)
                        : BuyerFacts.ofOrders(c, owned, now);
        Map<String, Object> facts = all.getOrDefault(owned.getFirst(), Map.of());
        return facts::get;
    }

    /** Whole numbers as Long, as conditions compare them; what is no plain value is left out. */
    static Map<String, Object> factsOf(String json) {
        var facts = new HashMap<String, Object>();
        for (var entry : JSON.readTree(json.isEmpty() ? "{}" : json).properties()) {
            var value = entry.getValue();
            if (value.isIntegralNumber()) {
                facts.put(entry.getKey(), value.asLong());
            } else if (value.isBoolean()) {
                facts.put(entry.getKey(), value.asBoolean());
            } else if (value.isString()) {
                facts.put(entry.getKey(), value.asString());
            }
        }
        return facts;
    }
}
