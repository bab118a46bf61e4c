package io.hongyan.server.ingest;

import io.hongyan.server.tracking.Look;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one push asks of one shard. Done once: with true after the commit of all of it, with false
 * when it must be pushed again.
 *
 * @param keepsPush whether the push itself is written here: on the shard of its first report
 */
record Part(
        List<Look> looks,
        List<Quarantined> quarantined,
        Arrival push,
        boolean keepsPush,
        Consumer<Boolean> done) {

    Part {
        looks = List.copyOf(looks);
        quarantined = List.copyOf(quarantined);
    }

    int size() {
        return Math.max(1, looks.stream().mapToInt(look -> look.heard().size()).sum());
    }

    /** What is left of it when the rest is committed. */
    Part withLooks(List<Look> left) {
        return new Part(left, List.of(), push, false, done);
    }

    /** All but the reports. */
    Part withoutLooks() {
        return new Part(List.of(), quarantined, push, keepsPush, done);
    }

    /**
     * A report that can't be taken: kept with its reason, and its neighbours go through.
     *
     * @param push the push that it came with; null when {@code sealed} is that whole push
     */
    record Quarantined(
            HookTarget target, @Nullable UUID push, String number, String reason, byte[] sealed) {}
}
