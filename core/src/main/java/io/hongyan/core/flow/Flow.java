package io.hongyan.core.flow;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow (流程): trigger, condition, steps. Data of the merchant; the built-in ones are nothing else.
 *
 * @param version counts up with each publishing
 * @param when null for always
 * @param cooldown the least world time between two starts for one subject; null for none
 * @param rollout the share of subjects it is on for, in percent (灰度)
 */
public record Flow(
        String id,
        int version,
        String name,
        String note,
        Trigger on,
        @Nullable Condition when,
        Once once,
        @Nullable Duration cooldown,
        int rollout,
        Limits limits,
        List<Step> steps) {

    public Flow {
        steps = List.copyOf(steps);
    }

    public Flow withVersion(int published) {
        return new Flow(
                id, published, name, note, on, when, once, cooldown, rollout, limits, steps);
    }
}
