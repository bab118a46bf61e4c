package io.hongyan.server.ingest;

import io.hongyan.kit.Notice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A genuine push that was read.
 *
 * @param sealed the push as received, sealed
 * @param at world time of arrival
 */
public record Arrival(UUID id, HookTarget target, byte[] sealed, List<Notice> notices, Instant at) {

    public Arrival {
        notices = List.copyOf(notices);
    }
}
