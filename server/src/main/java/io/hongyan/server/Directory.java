package io.hongyan.server;

import io.hongyan.server.connection.Connected;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.connection.LastHeard;
import io.hongyan.server.ingest.HookDirectory;
import io.hongyan.server.ingest.HookTarget;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The intake's view of the connections. */
record Directory(ConnectionBook connections, LastHeard lastHeard) implements HookDirectory {

    @Override
    public void heard(HookTarget target, Instant at) {
        lastHeard.heard(target.merchant(), target.connection(), at);
    }

    @Override
    public boolean remembers(String hookKey) {
        return connections.remembers(hookKey);
    }

    @Override
    public Optional<HookTarget> find(String hookKey) {
        return connections.find(hookKey).map(Directory::target);
    }

    Optional<HookTarget> byId(UUID merchant, UUID connection) {
        return connections.byId(merchant, connection).map(Directory::target);
    }

    private static HookTarget target(Connected found) {
        return new HookTarget(found.merchant(), found.id(), found.connector(), found.settings());
    }
}
