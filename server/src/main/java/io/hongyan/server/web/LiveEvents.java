package io.hongyan.server.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The last events of every merchant, and who listens. An id is good on the node that gave it; where
 * it is not known any more, the listener is told to look at everything anew.
 */
final class LiveEvents {

    static final String RESET = "reset";
    private static final int REMEMBERED = 2_000;
    private static final int WAITING = 1_000;

    private final String epoch = Long.toString(System.nanoTime() & 0xFFFFFFFL, 36);
    private final Map<UUID, Merchant> merchants = new HashMap<>();

    /** One event; {@code data} is a JSON object. */
    record Event(String id, String type, String data) {}

    /** What one listener has still to be told; a full line ends with a reset. */
    static final class Line {

        private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(WAITING);
        private boolean lost;

        BlockingQueue<Event> waiting() {
            return waiting;
        }

        private void add(Event event) {
            if (lost || !waiting.offer(event)) {
                lost = true;
                waiting.clear();
                lost = !waiting.offer(new Event(event.id, RESET, "{}"));
            }
        }
    }

    private static final class Merchant {

        private final ArrayDeque<Event> last = new ArrayDeque<>();
        private final Set<Line> lines = new HashSet<>();
        private long number;
    }

    synchronized void publish(UUID merchant, String type, String data) {
        var of = merchants.computeIfAbsent(merchant, _ -> new Merchant());
        var event = new Event(epoch + "-" + ++of.number, type, data);
        of.last.addLast(event);
        if (of.last.size() > REMEMBERED) {
            of.last.removeFirst();
        }
        of.lines.forEach(line -> line.add(event));
    }

    /** Everybody has to look anew: what came while we could not listen is not known. */
    synchronized void publishReset() {
        merchants.keySet().forEach(merchant -> publish(merchant, RESET, "{}"));
    }

    /** A line that begins after this event; null for from now on. */
    synchronized Line listen(UUID merchant, @Nullable String after) {
        var of = merchants.computeIfAbsent(merchant, _ -> new Merchant());
        var line = new Line();
        missed(of, after).forEach(line::add);
        of.lines.add(line);
        return line;
    }

    private List<Event> missed(Merchant of, @Nullable String after) {
        if (after == null || after.equals(epoch + "-" + of.number)) {
            return List.of();
        }
        var later = new ArrayList<Event>();
        var found = false;
        for (var event : of.last) {
            if (found) {
                later.add(event);
            }
            found |= event.id.equals(after);
        }
        return found ? later : List.of(new Event(epoch + "-" + of.number, RESET, "{}"));
    }

    synchronized void leave(UUID merchant, Line line) {
        var of = merchants.get(merchant);
        if (of != null) {
            of.lines.remove(line);
        }
    }

    synchronized int listeners(UUID merchant) {
        var of = merchants.get(merchant);
        return of == null ? 0 : of.lines.size();
    }
}
