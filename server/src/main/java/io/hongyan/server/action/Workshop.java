package io.hongyan.server.action;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.DoubleSupplier;

/**
 * What a dispatcher works with.
 *
 * @param rush how hard the intake works, 0 to 1: what carriers push comes before what we do about
 *     it, for they do not wait and our actions are written down
 */
public record Workshop(
        Database database,
        WorldClock clock,
        ActionStore store,
        CurrentFacts facts,
        MeterRegistry meters,
        DoubleSupplier rush) {

    /** A dispatcher with the machine to itself. */
    public Workshop(
            Database database,
            WorldClock clock,
            ActionStore store,
            CurrentFacts facts,
            MeterRegistry meters) {
        this(database, clock, store, facts, meters, () -> 0);
    }
}
