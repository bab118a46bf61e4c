package io.hongyan.core.flow;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what flows do about news, and when a wait is over. Pure. */
public final class FlowEngine {

    /** News of one moment is taken in the order of the triggers, never in that of arrival. */
    private static final Comparator<Occurrence> IN_ORDER =
            Comparator.comparing(Occurrence::at)
                    .thenComparing(
                            news -> Trigger.find(news.trigger()).map(Enum::ordinal).orElse(-1))
                    .thenComparing(Occurrence::id);

    private FlowEngine() {}

    /**
     * News for one subject: starts flows and resumes waits. Only fresh occurrences are to be handed
     * in; the same one twice changes nothing.
     */
    public static Decision on(Situation situation, SubjectState state, List<Occurrence> news) {
        var relevant =
                news.stream()
                        .filter(one -> concerns(situation, state, one))
                        .distinct()
                        .sorted(IN_ORDER)
                        .toList();
        if (relevant.isEmpty()) {
            return Decision.nothing(state);
        }
        return decide(situation, state, relevant, newestProgress(situation, state, relevant));
    }

    /**
     * Time has come: goes on with what waited until the situation's {@code now}, which is the time
     * it was due.
     */
    public static Decision wake(Situation situation, SubjectState state) {
        var wakeAt = state.wakeAt();
        if (wakeAt == null || wakeAt.isAfter(situation.now())) {
            return Decision.nothing(state);
        }
        var deciding = new Deciding(situation, state, null);
        for (var run : deciding.takeDueRuns()) {
            new Runner(deciding, run.flow(), run.start().occurrence())
                    .resume(run, Map.of("wait.came", false));
        }
        return deciding.decision();
    }

    private static boolean concerns(Situation situation, SubjectState state, Occurrence news) {
        var trigger = Trigger.find(news.trigger()).orElse(null);
        if (trigger == null) {
            return false;
        }
        return trigger.reverses() != null
                || state.runs().stream().anyMatch(run -> Deciding.isMovedBy(run, trigger, news))
                || !situation
                        .flows()
                        .candidates(trigger, path -> own(news, situation.facts(), path))
                        .isEmpty();
    }

    private static @Nullable Object own(Occurrence news, Facts facts, String path) {
        var value = news.facts().get(path);
        return value == null ? facts.get(path) : value;
    }

    private static Decision decide(
            Situation situation,
            SubjectState state,
            List<Occurrence> news,
            @Nullable String mayTellProgress) {
        var deciding = new Deciding(situation, state, mayTellProgress);
        news.forEach(deciding::take);
        return deciding.decision();
    }

    /**
     * Of several pieces of news in one push only the newest that would tell the buyer about
     * progress may do so. Which one that is can only be seen by trying, the newest first.
     *
     * @return its id; null when there is no need to choose
     */
    private static @Nullable String newestProgress(
            Situation situation, SubjectState state, List<Occurrence> news) {
        if (news.size() < 2) {
            return null;
        }
        var trial = situation.with(Allowance.UNLIMITED);
        for (var one : news.reversed()) {
            var deciding = new Deciding(trial, state, one.id());
            news.forEach(deciding::take);
            if (deciding.toldProgress()) {
                return one.id();
            }
        }
        return null;
    }
}
