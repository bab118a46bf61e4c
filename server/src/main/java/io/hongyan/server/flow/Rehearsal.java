package io.hongyan.server.flow;

import io.hongyan.core.action.Subject;
import io.hongyan.core.flow.Allowance;
import io.hongyan.core.flow.Decision;
import io.hongyan.core.flow.Facts;
import io.hongyan.core.flow.FlowEngine;
import io.hongyan.core.flow.FlowIndex;
import io.hongyan.core.flow.Occurrence;
import io.hongyan.core.flow.Situation;
import io.hongyan.core.flow.SubjectState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Runs flows over what has happened, in simulated time: news in order of arrival, waits at the time
 * they are due, limits day by day, each with the facts as they stood then. The engine is the one
 * that runs live. Nothing is written.
 */
final class Rehearsal {

    private static final UUID NOBODY = new UUID(0, 0);

    private final FlowIndex flows;
    private final Instant end;
    private final Sink sink;
    private final Map<Allowances.Pot, Long> spent = new HashMap<>();
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparingInt(Turn::number));
    private final List<SubjectState> states = new ArrayList<>();
    private final List<Cast> casts = new ArrayList<>();

    /** Who is told of each decision. */
    @FunctionalInterface
    interface Sink {
        void decided(Cast cast, Instant at, List<Occurrence> news, Decision decision);
    }

    /** What was known at a moment. */
    @FunctionalInterface
    interface FactsThen {
        Facts at(Instant moment);
    }

    /**
     * One subject and its news.
     *
     * @param name what people call it
     * @param news by time of arrival
     */
    record Cast(
            Subject subject,
            String name,
            TreeMap<Instant, List<Occurrence>> news,
            FactsThen facts) {}

    /** A moment at which a subject is looked at; {@code number} is its place among the casts. */
    private record Turn(Instant at, int number) {}

    /**
     * @param end waits beyond it stay open
     */
    Rehearsal(FlowIndex flows, Instant end, Sink sink) {
        this.flows = flows;
        this.end = end;
        this.sink = sink;
    }

    void run(List<Cast> all) {
        for (var cast : all) {
            int number = casts.size();
            casts.add(cast);
            states.add(SubjectState.EMPTY);
            cast.news().keySet().forEach(at -> turns.add(new Turn(at, number)));
        }
        for (var turn = turns.poll();
                turn != null && !turn.at().isAfter(end);
                turn = turns.poll()) {
            take(turn);
        }
    }

    private void take(Turn turn) {
        var cast = casts.get(turn.number());
        var state = states.get(turn.number());
        var wakeAt = state.wakeAt();
        if (wakeAt != null && !wakeAt.isAfter(turn.at())) {
            state = decided(cast, wakeAt, List.of(), FlowEngine.wake(at(cast, wakeAt), state));
        }
        var news = cast.news().get(turn.at());
        if (news != null) {
            cast.news().remove(turn.at());
            state = decided(cast, turn.at(), news, FlowEngine.on(at(cast, turn.at()), state, news));
        }
        states.set(turn.number(), state);
        if (state.wakeAt() != null) {
            turns.add(new Turn(state.wakeAt(), turn.number()));
        }
    }

    private SubjectState decided(Cast cast, Instant at, List<Occurrence> news, Decision decision) {
        sink.decided(cast, at, news, decision);
        return decision.state();
    }

    private Situation at(Cast cast, Instant moment) {
        return new Situation(
                flows, cast.subject(), cast.facts().at(moment), allowanceAt(moment), moment);
    }

    private Allowance allowanceAt(Instant moment) {
        return (id, limit, amount) -> {
            var most =
                    flows.current(id)
                            .map(flow -> Allowances.most(flow.limits(), limit))
                            .orElse(null);
            if (most == null) {
                return true;
            }
            var pot = new Allowances.Pot(NOBODY, id, limit, Allowances.from(limit, moment));
            long after = spent.getOrDefault(pot, 0L) + amount;
            if (after > most) {
                return false;
            }
            spent.put(pot, after);
            return true;
        };
    }
}
