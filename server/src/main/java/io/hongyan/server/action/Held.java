package io.hongyan.server.action;

import io.hongyan.server.action.Leases.Lease;
import io.hongyan.server.platform.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What this node holds, and keeps holding while it works on it. */
final class Held {

    private final Set<Lease> leases = ConcurrentHashMap.newKeySet();
    private final Database database;
    private final Duration lease;

    Held(Database database, Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    void add(Collection<Lease> claimed) {
        leases.addAll(claimed);
    }

    void remove(StoredAction action) {
        leases.remove(Lease.of(action));
    }

    void removeAll(Collection<Lease> done) {
        leases.removeAll(done);
    }

    int count() {
        return leases.size();
    }

    /** Renews every lease; somebody else's stay his. */
    void beat() {
        var alive = List.copyOf(leases);
        if (alive.isEmpty()) {
            return;
        }
        var merchants = alive.stream().map(Lease::merchant).collect(Collectors.toSet());
        database.transact(
                merchants,
                c -> {
                    Leases.extend(c, alive, lease);
                    return alive.size();
                });
    }
}
