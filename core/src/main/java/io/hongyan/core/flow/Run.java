package io.hongyan.core.flow;

import io.hongyan.core.action.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that waits. It keeps the steps of the version it began with, whatever is published since.
 *
 * @param path where it waits: the step's place in its list, the arm's in its branch, and so on
 * @param due when it goes on in any case; null when only news moves it
 */
public record Run(
        String flow,
        int version,
        Start start,
        List<Integer> path,
        Await await,
        @Nullable Instant due) {

    public Run {
        path = List.copyOf(path);
    }

    /**
     * What began it.
     *
     * @param keyed whose name stands in the keys: the subject, or its order or member
     * @param facts what came with the news, and with the news that ended waits since; no free texts
     * @param seen news that already moved this run, so that its repetition does not
     */
    public record Start(
            Trigger trigger,
            String occurrence,
            Instant at,
            Subject keyed,
            Map<String, Object> facts,
            List<String> seen) {
        public Start {
            facts = Map.copyOf(facts);
            seen = List.copyOf(seen);
        }
    }

    /** What ends the wait besides its time. */
    public sealed interface Await {

        record Time() implements Await {}

        record News(Trigger trigger) implements Await {}

        /** A person's decision on the approval with this key. */
        record Decision(String key) implements Await {}
    }
}
