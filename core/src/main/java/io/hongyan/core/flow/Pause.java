package io.hongyan.core.flow;

import java.time.Duration;
import java.time.LocalTime;

/** What a wait step waits for. */
public sealed interface Pause {

    /** That much world time. */
    record Delay(Duration length) implements Pause {}

    /** News of the same subject; after {@code atMost} the run goes on without it. */
    record News(Trigger trigger, Duration atMost) implements Pause {}

    /** The next time the clock shows this in China. */
    record Clock(LocalTime time) implements Pause {}
}
