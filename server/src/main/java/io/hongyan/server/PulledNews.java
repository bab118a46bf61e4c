package io.hongyan.server;

import io.hongyan.kit.Notice;
import io.hongyan.server.connection.ConnectionBook;
import io.hongyan.server.ingest.Arrival;
import io.hongyan.server.ingest.HookTarget;
import io.hongyan.server.ingest.Intake;
import io.hongyan.server.watch.NoticeSink;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What was pulled goes the way of what is pushed: the same shards, the same transaction. */
record PulledNews(Foundation foundation, ConnectionBook connections, Intake intake)
        implements NoticeSink {

    private static final int PATIENCE_SECONDS = 20;

    @Override
    public void accept(UUID merchant, UUID connection, List<Notice> notices) {
        var from =
                connections
                        .byId(merchant, connection)
                        .orElseThrow(() -> new IllegalStateException("the connection is gone"));
        var target = new HookTarget(merchant, connection, from.connector(), from.settings());
        var stored = new CompletableFuture<Boolean>();
        intake.submit(
                new Arrival(
                        foundation.ids().next(),
                        target,
                        foundation.vault().seal(merchant, "pulled"),
                        notices,
                        foundation.world().instant()),
                stored::complete);
        try {
            if (!stored.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("what was pulled could not be stored");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("what was pulled could not be stored in time", e);
        }
    }
}
