package io.hongyan.server.tracking;

import io.hongyan.core.action.Subject;
import io.hongyan.core.tracking.Carriers;
import io.hongyan.core.tracking.Change;
import io.hongyan.server.action.ActionStore;
import io.hongyan.server.action.Announcer;
import io.hongyan.server.flow.BuyerFacts;
import io.hongyan.server.flow.FlowDecider;
import io.hongyan.server.flow.SubjectKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Draws what follows from news about parcels: our own actions, and what flows answer. */
public final class Consequences implements ParcelConsequences {

    private final FlowDecider flows;
    private final ActionStore actions;
    private final Carriers carriers;
    private final OrderProblems problems;
    private final Announcer announcer;

    public Consequences(
            FlowDecider flows,
            ActionStore actions,
            Carriers carriers,
            OrderProblems problems,
            Announcer announcer) {
        this.flows = flows;
        this.actions = actions;
        this.carriers = carriers;
        this.problems = problems;
        this.announcer = announcer;
    }

    @Override
    public Map<UUID, Instant> draw(Connection c, List<Decided> decided, Instant now)
            throws SQLException {
        var news = decided.stream().filter(Decided::isNews).toList();
        if (news.isEmpty()) {
            return Map.of();
        }
        tellProblems(c, news, now);
        var buyers = buyers(c, news, now);
        var planned = new ArrayList<ActionStore.Planned>();
        var questions = new ArrayList<FlowDecider.Question>();
        for (var one : news) {
            var merchant = one.after().key().merchant();
            var buyer = buyers.apply(one);
            OwnActions.of(one, buyer, now)
                    .forEach(action -> planned.add(new ActionStore.Planned(merchant, action)));
            tellOthers(merchant, one, planned);
            if (one.after().order() == null) {
                continue;
            }
            var key = new SubjectKey(merchant, Subject.parcel(one.after().id()));
            var facts = new ParcelFacts(one, buyer, carriers, now);
            questions.add(new FlowDecider.Question(key, ParcelNews.of(one), facts));
        }
        var waits = new HashMap<UUID, Instant>();
        for (var answer : flows.decide(c, questions, now)) {
            take(c, answer, planned);
            if (answer.wakeAt() != null) {
                waits.put(answer.key().subject().id(), answer.wakeAt());
            }
        }
        actions.insertAll(c, planned);
        return waits;
    }

    private void tellOthers(UUID merchant, Decided one, List<ActionStore.Planned> planned) {
        if (!announcer.isHeard(merchant)) {
            return;
        }
        for (var event : ParcelEvents.of(one)) {
            for (var action : announcer.announce(merchant, event)) {
                planned.add(new ActionStore.Planned(merchant, action));
            }
        }
    }

    private void tellProblems(Connection c, List<Decided> news, Instant now) throws SQLException {
        for (var one : news) {
            var order = one.after().order();
            if (order != null && one.change().opened().stream().anyMatch(Consequences::isProblem)) {
                problems.opened(c, one.after().key().merchant(), order, now);
            }
        }
    }

    private static boolean isProblem(Change.Opened opened) {
        return switch (opened.anomaly().type()) {
            case DAMAGED, LOST, SHORT, REFUSED -> true;
            case STALLED, DELAYED, FAILED_ATTEMPT, BAD_ADDRESS, NOT_COLLECTED -> false;
            case MISSORTED, FALSE_SIGNATURE, UNAUTHORISED_DEPOSIT, SILENCE -> false;
        };
    }

    private void take(Connection c, FlowDecider.Answer answer, List<ActionStore.Planned> planned)
            throws SQLException {
        var key = answer.key();
        for (var group : answer.cancelGroups()) {
            actions.cancelGroup(
                    c, key.merchant(), key.subject().id(), group, "the carrier took it back");
        }
        answer.actions()
                .forEach(action -> planned.add(new ActionStore.Planned(key.merchant(), action)));
    }

    /** What is known of each parcel's order and its buyer; empty where no order holds it. */
    private static Function<Decided, Map<String, Object>> buyers(
            Connection c, List<Decided> news, Instant now) throws SQLException {
        var orders = new ArrayList<BuyerFacts.Owned>();
        for (var one : news) {
            var order = one.after().order();
            if (order != null) {
                orders.add(new BuyerFacts.Owned(one.after().key().merchant(), order));
            }
        }
        var found = BuyerFacts.ofOrders(c, orders, now);
        return one -> {
            var order = one.after().order();
            return order == null
                    ? Map.of()
                    : found.getOrDefault(
                            new BuyerFacts.Owned(one.after().key().merchant(), order), Map.of());
        };
    }
}
