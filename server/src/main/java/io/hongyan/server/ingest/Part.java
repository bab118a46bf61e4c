package io.hongyan.server.ingest;

import io.hongyan.server.tracking.Look;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one push asks of one shard. Done once: with true after the commit of all of it, with false
 * when it must be pushed again.
 *
 * @param push the push itself, on the shard of its first report; null on the others
 */
record Part(
        List<Look> looks,
        List<Quarantined> quarantined,
        @Nullable Arrival push,
        Consumer<Boolean> done) {

    Part {
        looks = List.copyOf(looks);
        quarantined = List.copyOf(quarantined);
    }

    int size() {
        return Math.max(1, looks.stream().mapToInt(look -> look.heard().size()).sum());
    }

    Part withLooks(List<Look> left) {
        return new Part(left, List.of(), null, done);
    }

    /** A report that can't be taken: kept with its reason, and its neighbours go through. */
    record Quarantined(HookTarget target, String number, String reason, byte[] sealed) {}
}
