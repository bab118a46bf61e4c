package io.hongyan.server.flow;

import io.hongyan.core.action.SubjectKind;
import io.hongyan.core.flow.Occurrence;
import io.hongyan.server.action.ActionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets flows answer news of members and orders, which are no parcels. */
public final class SubjectAnswers {

    private static final String LOCK_MEMBER =
            "select 1 from member where merchant_id = ? and member_id = ? for update";
    private static final String LOCK_ORDER =
            "select 1 from shop_order where merchant_id = ? and order_id = ? for update";

    private final FlowDecider decider;
    private final ActionStore actions;

    public SubjectAnswers(FlowDecider decider, ActionStore actions) {
        this.decider = decider;
        this.actions = actions;
    }

    /**
     * Decides under the subject's lock and stores what follows.
     *
     * @param news null when only time has passed
     * @return when to ask again; empty for never
     */
    public Optional<Instant> answer(
            Connection c, SubjectKey key, @Nullable Occurrence news, Instant now)
            throws SQLException {
        lock(c, key);
        var facts = new FlowFacts().with(facts(c, key, now));
        var question =
                new FlowDecider.Question(key, news == null ? List.of() : List.of(news), facts);
        var answer = decider.decide(c, List.of(question), now).getFirst();
        for (var group : answer.cancelGroups()) {
            actions.cancelGroup(c, key.merchant(), key.subject().id(), group, "reversed");
        }
        actions.insertAll(c, key.merchant(), answer.actions());
        return Optional.ofNullable(answer.wakeAt());
    }

    private static void lock(Connection c, SubjectKey key) throws SQLException {
        var sql = key.subject().kind() == SubjectKind.MEMBER ? LOCK_MEMBER : LOCK_ORDER;
        try (var statement = c.prepareStatement(sql)) {
            statement.setObject(1, key.merchant());
            statement.setObject(2, key.subject().id());
            statement.execute();
        }
    }

    private static Map<String, Object> facts(Connection c, SubjectKey key, Instant now)
            throws SQLException {
        var owned = new BuyerFacts.Owned(key.merchant(), key.subject().id());
        var found =
                switch (key.subject().kind()) {
                    case MEMBER -> BuyerFacts.ofMembers(c, Set.of(owned), now);
                    case ORDER -> BuyerFacts.ofOrders(c, Set.of(owned), now);
                    case PARCEL, CASE, CONNECTION ->
                            Map.<BuyerFacts.Owned, Map<String, Object>>of();
                };
        return found.getOrDefault(owned, Map.of());
    }
}
