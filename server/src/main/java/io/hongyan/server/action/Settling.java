package io.hongyan.server.action;

import io.hongyan.core.action.Action;
import io.hongyan.core.action.Guard;
import io.hongyan.core.action.Receipt;
import io.hongyan.core.action.RetryPolicy;
import io.hongyan.core.action.RetryPolicy.Tried;
import io.hongyan.core.base.JsonText;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.Endings.PutOff;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes down how a try ended, and what follows from it, in one transaction. */
final class Settling {

    static final String NEEDS_A_PERSON = "needs a person";

    private final ActionStore store;

    Settling(ActionStore store) {
        this.store = store;
    }

    /**
     * A try that is over.
     *
     * @param asOf the world time it was carried out at
     * @param now the world time that the next try is counted from
     */
    record Tries(StoredAction action, ActionHandler handler, Instant asOf, Instant now) {

        /** A probe before its time: it does not count. */
        boolean isEarly() {
            return action.nextAt().isAfter(now);
        }

        Tried tried(int attempt) {
            return Tried.of(action.key(), attempt, now);
        }
    }

    /** False when somebody else owns the action by now; nothing is written then. */
    boolean end(Connection c, Tries tries, Ending ending) throws SQLException {
        var action = tries.action();
        if (!Endings.end(c, action, ending, tries.asOf())) {
            return false;
        }
        tries.handler().ended(c, action, ending, tries.asOf());
        StreamNews.changed(c, action.merchant(), List.of(action.id()));
        return true;
    }

    /** As {@link #end}, for what the other side said. */
    boolean settle(Connection c, Tries tries, Outcome outcome, RetryPolicy policy)
            throws SQLException {
        if (tries.handler() instanceof OutsideHandler outside) {
            outside.heard(c, tries.action(), outcome, tries.asOf());
        }
        return switch (outcome) {
            case Outcome.Done done -> end(c, tries, Ending.done(done));
            case Outcome.Refused refused -> refused(c, tries, refused);
            case Outcome.NotNow(var pause, var reason) -> {
                var attempt = tries.action().attempt();
                var step =
                        tries.isEarly()
                                ? new RetryPolicy.Step.TryAt(tries.action().nextAt())
                                : policy.afterNotNow(tries.tried(Math.max(1, attempt)), pause);
                yield follow(c, tries, step, new Reason(reason, pause));
            }
            case Outcome.Unknown(var reason) -> {
                var asked = tries.action().lookUps() + 1;
                var step =
                        tries.isEarly()
                                ? new RetryPolicy.Step.LookUpAt(tries.action().nextAt())
                                : RetryPolicy.LOOK_UPS.afterUnknown(tries.tried(asked));
                yield follow(c, tries, step, new Reason(reason, Duration.ZERO));
            }
        };
    }

    private record Reason(String text, Duration wish) {}

    private boolean refused(Connection c, Tries tries, Outcome.Refused refused)
            throws SQLException {
        var action = tries.action();
        var reason = refused.code() + ": " + refused.reason();
        if (tries.handler() instanceof OutsideHandler outside
                && outside.hasAnotherWay(c, action, refused, tries.asOf())) {
            var at = earlier(action.nextAt(), tries.now());
            return put(c, tries, new PutOff(at, action.attempt(), 0, false, false, reason, null));
        }
        return end(c, tries, Ending.dead(reason));
    }

    private boolean follow(Connection c, Tries tries, RetryPolicy.Step step, Reason reason)
            throws SQLException {
        var action = tries.action();
        int uncounted = tries.isEarly() ? 1 : 0;
        return switch (step) {
            case RetryPolicy.Step.TryAt(var at) ->
                    put(
                            c,
                            tries,
                            new PutOff(
                                    at,
                                    Math.max(0, action.attempt() - uncounted),
                                    0,
                                    false,
                                    reason.wish.isPositive(),
                                    reason.text,
                                    action.endpoint()));
            case RetryPolicy.Step.LookUpAt(var at) ->
                    put(
                            c,
                            tries,
                            new PutOff(
                                    at,
                                    action.attempt(),
                                    action.lookUps() + 1 - uncounted,
                                    true,
                                    false,
                                    reason.text,
                                    action.endpoint()));
            case RetryPolicy.Step.GiveUp() -> giveUp(c, tries, reason.text);
        };
    }

    /** As {@link #end}, for what must not leave, or not yet. */
    void leaves(Connection c, Tries tries, Leave leave) throws SQLException {
        switch (leave) {
            case Leave.Now() -> {}
            case Leave.Cancelled(var reason) -> end(c, tries, Ending.cancelled(reason));
            case Leave.Impossible(var code, var reason) ->
                    end(c, tries, Ending.dead(code + ": " + reason));
            case Leave.Later(var at, var reason) -> {
                var action = tries.action();
                put(
                        c,
                        tries,
                        new PutOff(
                                at, action.attempt(), 0, false, true, reason, action.endpoint()));
            }
        }
    }

    private static boolean put(Connection c, Tries tries, PutOff putOff) throws SQLException {
        return Endings.putOff(c, tries.action(), putOff);
    }

    private boolean giveUp(Connection c, Tries tries, String reason) throws SQLException {
        var action = tries.action();
        if (!action.inDoubt()) {
            return tries.handler() instanceof OutsideHandler outside
                            && outside.goesAnotherWay(c, action, reason, tries.asOf())
                    ? put(c, tries, anotherWay(tries, reason))
                    : end(c, tries, Ending.dead(reason));
        }
        var ended = end(c, tries, Ending.dead(NEEDS_A_PERSON + ": " + reason));
        if (ended && !action.kind().equals("ticket")) {
            store.insertAll(c, action.merchant(), List.of(ticket(tries, reason)));
        }
        return ended;
    }

    private static PutOff anotherWay(Tries tries, String reason) {
        return new PutOff(
                earlier(tries.action().nextAt(), tries.now()), 0, 0, false, false, reason, null);
    }

    /** Nobody can say whether it happened: a person must look, and then redrive or leave it. */
    private static Action ticket(Tries tries, String reason) {
        var action = tries.action();
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "动作结果不明，需人工核实");
        body.put("priority", "HIGH");
        body.put("suggestion", action.kind() + " " + action.key() + "：" + Endings.cut(reason));
        body.put("action", action.id());
        for (var about : List.of("parcel", "order", "member")) {
            action.findId(about).ifPresent(id -> body.put(about, id));
        }
        return new Action(
                "ticket",
                action.subject(),
                "dead-letter/" + action.subject().wireName() + "/" + action.id() + "/ticket",
                JsonText.of(body),
                tries.now(),
                null,
                Guard.NONE,
                Receipt.ofRule("dead-letter").fact("action", action.id()).toJson());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
