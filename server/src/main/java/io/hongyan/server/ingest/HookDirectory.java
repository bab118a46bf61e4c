package io.hongyan.server.ingest;

import java.time.Instant;
import java.util.Optional;

/** Finds connections by their unguessable keys; answers from memory unless the key is new. */
public interface HookDirectory {

    /** True when {@link #find} will answer from memory, without waiting. */
    boolean remembers(String hookKey);

    /**
     * The connection of this key; asks the database, and waits for it, when memory does not know.
     */
    Optional<HookTarget> find(String hookKey);

    /** This connection has brought something that is stored now. */
    void heard(HookTarget target, Instant at);
}
