package io.hongyan.server.action;

import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.micrometer.core.instrument.MeterRegistry;

/** What a dispatcher works with. */
public record Workshop(
        Database database,
        WorldClock clock,
        ActionStore store,
        CurrentFacts facts,
        MeterRegistry meters) {}
