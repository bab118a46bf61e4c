package io.hongyan.server.watch;

import io.hongyan.server.action.Lines;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets the latest trace at once (刷新轨迹), or says within three seconds why not. */
public final class Refresh {

    private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);
    private static final Duration PATIENCE = Duration.ofMillis(2_700);

    private final Puller puller;
    private final WorldClock world;

    public Refresh(Database database, Lines lines, Vault vault, Sending sending) {
        this.puller = new Puller(database, lines, vault, sending.sink());
        this.world = sending.world();
    }

    /** Where news goes, and the time. */
    public record Sending(NoticeSink sink, WorldClock world) {}

    /** The handler of {@code pull} actions, which asks in the same way. */
    public PullHandler handler() {
        return new PullHandler(puller, world);
    }

    /** What came of it. */
    public enum Result {
        /** Asked and stored. */
        ASKED,
        /** The vendor has nothing about this number. */
        NOTHING,
        /** The vendor's limit: the next question is allowed later. */
        TOO_SOON,
        REFUSED,
        /** The vendor does not answer. */
        NO_ANSWER,
        /** No connection reports on this carrier. */
        NO_CONNECTION
    }

    /**
     * The outcome for the person who pressed the button.
     *
     * @param reason the vendor's words, or whose limit it is
     * @param reports how many he told
     * @param nextAt when it may be asked again; null if at once
     */
    public record Refreshed(Result result, String reason, int reports, @Nullable Instant nextAt) {}

    public Refreshed refresh(UUID merchant, UUID parcel) {
        var answer = new CompletableFuture<Refreshed>();
        var asker =
                Thread.ofVirtual()
                        .name("refresh-" + parcel)
                        .start(() -> answer.complete(asked(merchant, parcel)));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asker.interrupt();
            return new Refreshed(Result.NO_ANSWER, "no answer within 3 seconds", 0, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Refreshed(Result.NO_ANSWER, "the program is stopping", 0, null);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Refreshed asked(UUID merchant, UUID parcel) {
        try {
            var last = new Refreshed(Result.NO_CONNECTION, "", 0, null);
            for (var watcher : puller.watchers(merchant, parcel)) {
                last = refreshed(puller.pull(merchant, parcel, watcher, world.instant()));
                if (last.result() == Result.ASKED || last.result() == Result.TOO_SOON) {
                    return last;
                }
            }
            return last;
        } catch (RuntimeException e) {
            LOG.warn("Parcel {} could not be refreshed", parcel, e);
            return new Refreshed(Result.NO_ANSWER, "it could not be stored", 0, null);
        }
    }

    private static Refreshed refreshed(Puller.Pulled pulled) {
        return switch (pulled) {
            case Puller.Pulled.News(var connector, var reports) ->
                    new Refreshed(
                            reports == 0 ? Result.NOTHING : Result.ASKED, connector, reports, null);
            case Puller.Pulled.TooSoon(var connector, var next) ->
                    new Refreshed(Result.TOO_SOON, connector, 0, next);
            case Puller.Pulled.Refused(_, var code, var reason) ->
                    new Refreshed(Result.REFUSED, code + ": " + reason, 0, null);
            case Puller.Pulled.NoAnswer(_, _, var reason) ->
                    new Refreshed(Result.NO_ANSWER, reason, 0, null);
        };
    }
}
