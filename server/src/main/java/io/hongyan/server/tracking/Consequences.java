package io.hongyan.server.tracking;

import io.hongyan.core.action.Subject;
import io.hongyan.core.flow.Decision;
import io.hongyan.core.flow.FlowEngine;
import io.hongyan.core.flow.Situation;
import io.hongyan.core.flow.SubjectState;
import io.hongyan.core.tracking.Carriers;
import io.hongyan.server.action.ActionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws what follows from news about parcels: our own actions, and what flows answer. */
public final class Consequences implements ParcelConsequences {

    private final FlowDesk flows;
    private final ActionStore actions;
    private final Carriers carriers;

    public Consequences(FlowDesk flows, ActionStore actions, Carriers carriers) {
        this.flows = flows;
        this.actions = actions;
        this.carriers = carriers;
    }

    @Override
    public Map<UUID, Instant> draw(Connection c, List<Decided> decided, Instant now)
            throws SQLException {
        var news = decided.stream().filter(Decided::isNews).toList();
        if (news.isEmpty()) {
            return Map.of();
        }
        var orders = OrderFacts.load(c, news);
        var states = flows.load(c, news.stream().map(Consequences::owned).toList());
        var planned = new ArrayList<ActionStore.Planned>();
        var kept = new ArrayList<FlowDesk.Kept>();
        var waits = new HashMap<UUID, Instant>();
        for (var one : news) {
            var merchant = one.after().key().merchant();
            var order = one.after().order() == null ? null : orders.get(one.after().order());
            OwnActions.of(one, order, now)
                    .forEach(action -> planned.add(new ActionStore.Planned(merchant, action)));
            var before = states.getOrDefault(owned(one), SubjectState.EMPTY);
            var decision = answer(c, one, order, before, now);
            for (var group : decision.cancelGroups()) {
                actions.cancelGroup(
                        c, merchant, one.after().id(), group, "the carrier took it back");
            }
            decision.actions()
                    .forEach(action -> planned.add(new ActionStore.Planned(merchant, action)));
            if (!decision.state().equals(before) || !decision.hits().isEmpty()) {
                kept.add(new FlowDesk.Kept(owned(one), decision));
            }
            if (decision.wakeAt() != null) {
                waits.put(one.after().id(), decision.wakeAt());
            }
        }
        flows.save(c, kept, now);
        actions.insertAll(c, planned);
        return waits;
    }

    private static FlowDesk.Owned owned(Decided one) {
        return new FlowDesk.Owned(one.after().key().merchant(), Subject.parcel(one.after().id()));
    }

    private Decision answer(
            Connection c, Decided one, @Nullable OrderFacts order, SubjectState before, Instant now)
            throws SQLException {
        var merchant = one.after().key().merchant();
        var index = flows.index(c, merchant);
        var allowance = flows.allowance(merchant, now);
        var due = one.due();
        var woken = before;
        Decision first = null;
        if (due != null && before.wakeAt() != null && !before.wakeAt().isAfter(due)) {
            var facts = new ParcelFacts(one, order, before.tags(), carriers, due);
            var situation =
                    new Situation(index, Subject.parcel(one.after().id()), facts, allowance, due);
            first = FlowEngine.wake(situation, before);
            woken = first.state();
        }
        var asOf = due == null ? now : due;
        var facts = new ParcelFacts(one, order, woken.tags(), carriers, asOf);
        var situation =
                new Situation(index, Subject.parcel(one.after().id()), facts, allowance, asOf);
        var second = FlowEngine.on(situation, woken, ParcelNews.of(one));
        return first == null ? second : both(first, second);
    }

    private static Decision both(Decision first, Decision second) {
        return new Decision(
                second.state(),
                joined(first.actions(), second.actions()),
                second.wakeAt(),
                Stream.concat(first.cancelGroups().stream(), second.cancelGroups().stream())
                        .collect(Collectors.toSet()),
                joined(first.hits(), second.hits()),
                joined(first.skipped(), second.skipped()));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
