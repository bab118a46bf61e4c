package io.hongyan.server.web;

import io.hongyan.server.platform.Changes.Change;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The last events of every merchant, and who listens. An id is good on the node that gave it, for
 * as long as the log reaches back to it; where it does not, the listener is told to look at
 * everything anew ({@code reset}). A merchant's log is kept while somebody listens and for {@link
 * #KEPT} after the last one left; nobody's changes cost nothing.
 */
final class LiveEvents {

    static final String RESET = "reset";
    static final int REMEMBERED = 20_000;

    /** How long somebody may be away. */
    static final Duration KEPT = Duration.ofMinutes(30);

    private static final int REMEMBERED_OF_ALL = 400_000;
    private static final int WAITING = 2_000;
    private static final int IDS_AN_EVENT = 200;

    private final LongSupplier nanos;
    private final Map<UUID, Log> logs = new HashMap<>();
    private int remembered;
    private long epochs;

    LiveEvents(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** One event; {@code data} is a JSON object. */
    record Event(long number, String id, String type, String data) {}

    /** What one listener has still to be told; a full line ends with a reset. */
    static final class Line {

        /** The listener's place when it began; what came later has a higher id. */
        final String begin;

        private final BlockingQueue<Event> waiting;
        private boolean lost;

        private Line(String begin, List<Event> missed) {
            this.begin = begin;
            this.waiting = new LinkedBlockingQueue<>(missed.size() + WAITING);
            this.waiting.addAll(missed);
        }

        BlockingQueue<Event> waiting() {
            return waiting;
        }

        private void add(Event event) {
            if (lost || !waiting.offer(event)) {
                lost = true;
                waiting.clear();
                lost = !waiting.offer(new Event(event.number, event.id, RESET, "{}"));
            }
        }
    }

    private static final class Log {

        private final ArrayDeque<Event> last = new ArrayDeque<>();
        private final Set<Line> lines = new HashSet<>();
        private final String epoch;
        private long number;
        private long leftAt;

        Log(String epoch) {
            this.epoch = epoch;
        }

        String place() {
            return epoch + "-" + number;
        }
    }

    /** True while the changes of any merchant have to be known here. */
    synchronized boolean isHeard() {
        forgetTheLongGone();
        return !logs.isEmpty();
    }

    /** Keeps and tells what changed, as few events as can name it. */
    synchronized void publish(List<Change> changes) {
        if (logs.isEmpty()) {
            return;
        }
        var ids = new LinkedHashMap<UUID, Map<String, Set<UUID>>>();
        for (var change : changes) {
            if (logs.containsKey(change.merchant())) {
                ids.computeIfAbsent(change.merchant(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(change.type(), _ -> new java.util.LinkedHashSet<>())
                        .add(change.id());
            }
        }
        ids.forEach((merchant, types) ->
                types.forEach((type, of) -> publish(merchant, type, List.copyOf(of))));
    }

    private void publish(UUID merchant, String type, List<UUID> ids) {
        for (int from = 0; from < ids.size(); from += IDS_AN_EVENT) {
            var some = ids.subList(from, Math.min(ids.size(), from + IDS_AN_EVENT));
            publish(merchant, type, dataOf(some));
        }
    }

    private static String dataOf(List<UUID> ids) {
        if (ids.size() == 1) {
            return "{\"id\":\"" + ids.getFirst() + "\"}";
        }
        var texts = ids.stream().map(id -> "\"" + id + "\"").toList();
        return "{\"ids\":[" + String.join(",", texts) + "]}";
    }

    synchronized void publish(UUID merchant, String type, String data) {
        var log = logs.get(merchant);
        if (log == null) {
            return;
        }
        log.number++;
        var event = new Event(log.number, log.place(), type, data);
        log.last.addLast(event);
        remembered++;
        if (log.last.size() > REMEMBERED) {
            log.last.removeFirst();
            remembered--;
        }
        while (remembered > REMEMBERED_OF_ALL) {
            shortenTheLongest();
        }
        log.lines.forEach(line -> line.add(event));
    }

    private void shortenTheLongest() {
        var longest = logs.values().iterator().next();
        for (var log : logs.values()) {
            longest = log.last.size() > longest.last.size() ? log : longest;
        }
        for (int i = longest.last.size() / 2; i >= 0; i--) {
            longest.last.removeFirst();
            remembered--;
        }
    }

    /** Everybody has to look anew: what came while we could not listen is not known. */
    synchronized void publishReset() {
        List.copyOf(logs.keySet()).forEach(merchant -> publish(merchant, RESET, "{}"));
    }

    /** A line that begins after this event; null for from now on. */
    synchronized Line listen(UUID merchant, @Nullable String after) {
        forgetTheLongGone();
        var log = logs.computeIfAbsent(merchant, _ -> new Log(newEpoch()));
        var line = new Line(log.place(), missed(log, after));
        log.lines.add(line);
        return line;
    }

    private String newEpoch() {
        return Long.toString(nanos.getAsLong() & 0xFFFFFFFFL, 36)
                + Long.toString(++epochs & 0xFFFF, 36);
    }

    private static List<Event> missed(Log log, @Nullable String after) {
        if (after == null || after.isBlank() || after.equals(log.place())) {
            return List.of();
        }
        var reset = List.of(new Event(log.number, log.place(), RESET, "{}"));
        var dash = after.lastIndexOf('-');
        if (dash < 0
                || !after.substring(0, dash).equals(log.epoch)
                || !after.substring(dash + 1).matches("\\d{1,18}")) {
            return reset;
        }
        var seen = Long.parseLong(after.substring(dash + 1));
        if (log.last.isEmpty() || seen > log.number || seen < log.last.getFirst().number - 1) {
            return reset;
        }
        var later = new ArrayList<Event>();
        for (var event : log.last) {
            if (event.number > seen) {
                later.add(event);
            }
        }
        return List.copyOf(later);
    }

    synchronized void leave(UUID merchant, Line line) {
        var log = logs.get(merchant);
        if (log != null) {
            log.lines.remove(line);
            log.leftAt = nanos.getAsLong();
        }
    }

    private void forgetTheLongGone() {
        var now = nanos.getAsLong();
        var all = logs.values().iterator();
        while (all.hasNext()) {
            var log = all.next();
            if (log.lines.isEmpty() && now - log.leftAt > KEPT.toNanos()) {
                remembered -= log.last.size();
                all.remove();
            }
        }
    }

    synchronized int listeners(UUID merchant) {
        var log = logs.get(merchant);
        return log == null ? 0 : log.lines.size();
    }
}
