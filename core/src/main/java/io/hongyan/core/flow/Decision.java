package io.hongyan.core.flow;

import io.hongyan.core.action.Action;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the news.
 *
 * @param state the very object that was handed in when nothing changed
 * @param wakeAt when {@link FlowEngine#wake} wants to be called; null for never
 * @param cancelGroups waiting actions of this subject whose guard is in one of these groups are to
 *     be cancelled, before {@code actions} are stored
 */
public record Decision(
        SubjectState state,
        List<Action> actions,
        @Nullable Instant wakeAt,
        Set<String> cancelGroups,
        List<Hit> hits,
        List<Skipped> skipped) {

    public Decision {
        actions = List.copyOf(actions);
        cancelGroups = Set.copyOf(cancelGroups);
        hits = List.copyOf(hits);
        skipped = List.copyOf(skipped);
    }

    static Decision nothing(SubjectState state) {
        return new Decision(state, List.of(), state.wakeAt(), Set.of(), List.of(), List.of());
    }
}
