package io.hongyan.kit;

import java.time.Instant;
import java.util.Optional;

/** A connector whose vendor calls us: pushes, receipts, results. */
public interface HookConnector extends Connector {

    /**
     * Checks and reads one push. Pure: no clock, no network, so a stored push reads the same for
     * ever and any of them can be replayed. Never throws on anything that came from outside.
     */
    Reading read(Push push, Settings settings);

    /**
     * When the vendor says that he signed this push; empty if his signature covers no time. Who
     * takes pushes refuses what is more than five minutes off, so that an old one can't be played
     * again.
     */
    default Optional<Instant> signedAt(Push push) {
        return Optional.empty();
    }

    /** What the vendor must hear, in his own dialect. {@code now} is world time. */
    HookAnswer answer(Verdict verdict, Push push, Settings settings, Instant now);
}
