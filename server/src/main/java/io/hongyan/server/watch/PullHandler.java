package io.hongyan.server.watch;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.OutsideHandler;
import io.hongyan.server.action.StoredAction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Asks for a trace when pushes stay away: the first vendor that answers is enough. */
public final class PullHandler implements OutsideHandler {

    private static final String NOBODY = "pull:nobody";

    private final Puller puller;
    private final InstantSource world;

    PullHandler(Puller puller, InstantSource world) {
        this.puller = puller;
        this.world = world;
    }

    @Override
    public String kind() {
        return "pull";
    }

    @Override
    public String endpoint(StoredAction action, Instant now) {
        var watchers = puller.watchers(action.merchant(), action.subject().id());
        return watchers.isEmpty() ? NOBODY : watchers.getFirst().line().endpoint();
    }

    @Override
    public Outcome call(StoredAction action, Instant now) {
        var parcel = action.subject().id();
        // The vendor's limits run on his clock, however late this question is.
        var asked = world.instant();
        Outcome last = new Outcome.Refused("no-connection", "nobody reports on this carrier");
        for (var watcher : puller.watchers(action.merchant(), parcel)) {
            var pulled = puller.pull(action.merchant(), parcel, watcher, asked);
            last = outcome(pulled, asked);
            if (last instanceof Outcome.Done || pulled instanceof Puller.Pulled.TooSoon) {
                return last;
            }
        }
        return last;
    }

    private static Outcome outcome(Puller.Pulled pulled, Instant now) {
        return switch (pulled) {
            case Puller.Pulled.News(var connector, var reports) ->
                    new Outcome.Done(connector, reports == 0 ? "nothing" : "reports:" + reports);
            case Puller.Pulled.TooSoon(var connector, var next) ->
                    new Outcome.NotNow(
                            Duration.between(now, next), connector + " allows it at " + next);
            case Puller.Pulled.Refused(_, var code, var reason) ->
                    new Outcome.Refused(code, reason);
            case Puller.Pulled.NoAnswer(_, var pause, var reason) ->
                    new Outcome.NotNow(pause, reason);
        };
    }

    /** A question may always be repeated. */
    @Override
    public Outcome lookUp(StoredAction action, Instant now) {
        return new Outcome.NotNow(Duration.ZERO, "may be repeated");
    }
}
