package io.hongyan.sandbox.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows of one kind by key, sorted by key. What changed since the last {@link Journal#commit} is
 * remembered and written with it.
 *
 * @param <T> the row, a record that JSON can hold
 */
public final class Table<T> {

    private final String name;
    private final Class<T> type;
    private final TreeMap<String, T> rows = new TreeMap<>();
    private final Set<String> dirty = new HashSet<>();

    Table(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    public Optional<T> get(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    public void put(String key, T row) {
        rows.put(key, row);
        dirty.add(key);
    }

    public void remove(String key) {
        if (rows.remove(key) != null) {
            dirty.add(key);
        }
    }

    public void clear() {
        dirty.addAll(rows.keySet());
        rows.clear();
    }

    public Collection<T> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** Keys that begin with {@code prefix}, in order. */
    public List<String> keysFrom(String prefix) {
        var found = new ArrayList<String>();
        for (var key : rows.tailMap(prefix, true).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            found.add(key);
        }
        return found;
    }

    /** The first row in the order of keys. */
    public Optional<T> first() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.firstEntry().getValue());
    }

    public int size() {
        return rows.size();
    }

    String name() {
        return name;
    }

    Class<T> type() {
        return type;
    }

    Set<String> takeDirty() {
        var taken = Set.copyOf(dirty);
        dirty.clear();
        return taken;
    }

    Set<String> keys() {
        return rows.keySet();
    }

    void load(String key, Object row) {
        rows.put(key, type.cast(row));
    }

    void unload(String key) {
        rows.remove(key);
    }
}
