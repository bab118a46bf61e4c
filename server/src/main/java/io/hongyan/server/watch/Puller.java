package io.hongyan.server.watch;

import io.hongyan.kit.PullAnswer;
import io.hongyan.server.action.Lines;
import io.hongyan.server.platform.Database;
import io.hongyan.server.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Asks one vendor about one waybill, never more often than he allows. */
final class Puller {

    private final Database database;
    private final Watchers watchers;
    private final NoticeSink sink;

    Puller(Database database, Lines lines, Vault vault, NoticeSink sink) {
        this.database = database;
        this.watchers = new Watchers(lines, vault, "");
        this.sink = sink;
    }

    /** What came of a question. */
    sealed interface Pulled {

        /** Stored; {@code reports} may be none. */
        record News(String connector, int reports) implements Pulled {}

        /** Not asked: the vendor allows the next question at {@code next}. */
        record TooSoon(String connector, Instant next) implements Pulled {}

        record Refused(String connector, String code, String reason) implements Pulled {}

        record NoAnswer(String connector, Duration pause, String reason) implements Pulled {}
    }

    List<Watchers.Watcher> watchers(UUID merchant, UUID parcel) {
        return database.transact(merchant, c -> watchers.of(c, merchant, parcel));
    }

    Pulled pull(UUID merchant, UUID parcel, Watchers.Watcher watcher, Instant now) {
        var line = watcher.line();
        var interval = line.connector().pullInterval();
        var asking = new WatchStore.Asking(merchant, parcel, line.connection(), now);
        var next =
                database.transact(
                        merchant,
                        c ->
                                WatchStore.takeTurn(c, asking, interval)
                                        ? now
                                        : WatchStore.nextTurn(c, asking, interval));
        if (next.isAfter(now)) {
            return new Pulled.TooSoon(line.name(), next);
        }
        var answer = line.connector().pull(watcher.watch(), line.settings(), line.http());
        return switch (answer) {
            case PullAnswer.Pulled(var notices) -> {
                if (!notices.isEmpty()) {
                    sink.accept(merchant, line.connection(), notices);
                }
                yield new Pulled.News(line.name(), reports(notices));
            }
            case PullAnswer.Refused(var code, var reason) ->
                    new Pulled.Refused(line.name(), code, reason);
            case PullAnswer.NotNow(var pause, var reason) ->
                    new Pulled.NoAnswer(line.name(), pause, reason);
            case PullAnswer.Unknown(var reason) ->
                    new Pulled.NoAnswer(line.name(), Duration.ZERO, reason);
        };
    }

    private static int reports(List<io.hongyan.kit.Notice> notices) {
        return notices.stream()
                .filter(io.hongyan.kit.Notice.TrackingReported.class::isInstance)
                .mapToInt(n -> ((io.hongyan.kit.Notice.TrackingReported) n).reports().size())
                .sum();
    }
}
