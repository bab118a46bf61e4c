package io.hongyan.core.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts as one run sees them: what came with its news stands before what is known of the
 * subject. Remembers what was asked for, for the receipt.
 */
final class RunFacts implements Facts {

    private final Facts subject;
    private final Instant now;
    private final Map<String, Object> own;
    private final Map<String, Object> used = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();

    RunFacts(Facts subject, Map<String, Object> own, Instant now) {
        this.subject = subject;
        this.own = own;
        this.now = now;
    }

    @Override
    public @Nullable Object get(String path) {
        var value = find(path);
        if (value == null) {
            unknown.add(path);
        } else if (!isPrivate(path)) {
            used.put(path, value);
        }
        return value;
    }

    /** Without a trace in the receipt. */
    @Nullable Object find(String path) {
        var value = own.get(path);
        if (value != null) {
            return value;
        }
        if (path.equals("now")) {
            return now;
        }
        if (path.equals("wait.came")) {
            return false;
        }
        return subject.get(path);
    }

    /** The same facts with more of its own. */
    RunFacts with(Map<String, Object> more) {
        var merged = new HashMap<>(own);
        merged.putAll(more);
        var facts = new RunFacts(subject, merged, now);
        facts.used.putAll(used);
        return facts;
    }

    Map<String, Object> used() {
        return used;
    }

    /** What was asked for in vain since the last call. */
    Set<String> takeUnknown() {
        var asked = Set.copyOf(unknown);
        unknown.clear();
        return asked;
    }

    /** What may be kept with a waiting run. */
    Map<String, Object> kept() {
        var kept = new HashMap<>(own);
        kept.keySet().removeIf(RunFacts::isPrivate);
        return kept;
    }

    private static boolean isPrivate(String path) {
        return Field.find(path).map(Field::isPrivate).orElse(false);
    }
}
