package io.hongyan.server.action;

import java.time.Instant;

/** Whether an action may leave now, as its handler sees it in the moment of sending. */
public sealed interface Leave {

    Leave NOW = new Now();

    record Now() implements Leave {}

    /** Not any more. */
    record Cancelled(String reason) implements Leave {}

    /** Not before this world time: quiet hours, a limit of the day. */
    record Later(Instant at, String reason) implements Leave {}

    /** There is no way to do it. */
    record Impossible(String code, String reason) implements Leave {}
}
