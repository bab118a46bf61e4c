package io.hongyan.server.flow;

import io.hongyan.core.flow.Flow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a flow file says, or what is wrong with it.
 *
 * @param flow null when there are problems
 * @param enabled whether it is to be switched on when it is first installed
 * @param problems in the order of their places
 */
public record FlowReading(@Nullable Flow flow, boolean enabled, List<FlowProblem> problems) {

    public FlowReading {
        problems = List.copyOf(problems);
    }

    /** The flow of a file that is known to be good. */
    public Flow good() {
        if (flow == null) {
            throw new IllegalStateException("the flow has problems: " + problems);
        }
        return flow;
    }
}
