package io.hongyan.server;

import io.hongyan.core.action.Subject;
import io.hongyan.core.action.SubjectKind;
import io.hongyan.kit.Outcome;
import io.hongyan.server.action.StoredAction;
import io.hongyan.server.flow.SubjectAnswers;
import io.hongyan.server.flow.SubjectKey;
import io.hongyan.server.platform.Database;
import io.hongyan.server.tracking.Look;
import io.hongyan.server.tracking.SignalFacts;
import io.hongyan.server.tracking.SignalHandler;
import io.hongyan.server.tracking.TimerLoop;
import io.hongyan.server.tracking.TimerStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** News and waits of members and orders, answered by flows under the subject's own lock. */
record SubjectSignals(SubjectAnswers answers) implements SignalHandler.Others {

    @Override
    public Outcome take(Connection c, StoredAction action, Look.Signal signal, Instant now)
            throws SQLException {
        return switch (action.subject().kind()) {
            case MEMBER, ORDER -> {
                var key = new SubjectKey(action.merchant(), action.subject());
                var next = answers.answer(c, key, SignalFacts.occurrence(signal), now);
                setTimer(c, key, next, false);
                yield new Outcome.Done("", "told");
            }
            case CASE, CONNECTION, PARCEL ->
                    new Outcome.Refused("no_flows", action.subject().kind().wireName());
        };
    }

    /** Goes on with what a subject of this kind waited for. */
    TimerLoop.SubjectTimers timers(Database database, SubjectKind kind) {
        return (merchant, subject, due) ->
                database.transact(
                        merchant, c -> wake(c, merchant, new Subject(kind, subject), due));
    }

    private boolean wake(Connection c, UUID merchant, Subject subject, Instant due)
            throws SQLException {
        var key = new SubjectKey(merchant, subject);
        setTimer(c, key, answers.answer(c, key, null, due), true);
        return true;
    }

    private static void setTimer(
            Connection c, SubjectKey key, Optional<Instant> next, boolean wentOff)
            throws SQLException {
        var kind = key.subject().kind().name();
        var timer =
                new TimerStore.Timer(
                        key.merchant(), kind, key.subject().id(), next.orElse(Instant.EPOCH));
        if (next.isEmpty()) {
            TimerStore.drop(c, wentOff ? List.of(timer) : List.of());
        } else if (wentOff) {
            TimerStore.reset(c, List.of(timer));
        } else {
            TimerStore.set(c, List.of(timer));
        }
    }
}
