package io.hongyan.server.action;

import io.hongyan.kit.Outcome;
import io.hongyan.server.action.Lane.Work;
import io.hongyan.server.action.Settling.Tries;
import io.hongyan.server.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one call to the world outside. Before it, a transaction checks the guard and notes
 * that the call begins; after it, another writes down how it ended. Whoever dies in between leaves
 * an action in doubt, which is looked up before anything else.
 */
final class OutsideRunner {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideRunner.class);

    private final Database database;
    private final Settling settling;
    private final CurrentFacts facts;
    private final WorldNow world;
    private final Duration callTime;

    OutsideRunner(
            Database database,
            Settling settling,
            CurrentFacts facts,
            WorldNow world,
            Duration callTime) {
        this.database = database;
        this.settling = settling;
        this.facts = facts;
        this.world = world;
        this.callTime = callTime;
    }

    /** A question or a call to the other side. */
    private interface Asking {
        Outcome ask(StoredAction action, Instant asOf);
    }

    /** Never throws: what can't be written down is left to the lease. */
    void run(Lane lane, Work work, Trace trace) {
        var heard = new Heard(lane);
        try {
            lane.pace();
            var action = work.action();
            if (action.inDoubt()) {
                lookUp(work, heard, trace);
            } else {
                call(work, action, heard, trace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("How {} ended could not be written down", work.action(), e);
        } finally {
            heard.close();
        }
    }

    private void lookUp(Work work, Heard heard, Trace trace) {
        var action = work.action();
        var outcome = timed(work.handler()::lookUp, action);
        trace.tried(action, "lookup-" + outcome.getClass().getSimpleName());
        if (outcome instanceof Outcome.NotNow) {
            call(work, action.surelyNotDone(), heard, trace);
            return;
        }
        heard.hears(outcome);
        settle(new Tries(action, work.handler(), world.asOf(action), world.now()), outcome);
    }

    private void call(Work work, StoredAction action, Heard heard, Trace trace) {
        var asOf = world.asOf(action);
        if (!begins(work, action, asOf, heard.lane.endpoint())) {
            trace.tried(action, "not-begun");
            return;
        }
        var begun = action.begun(heard.lane.endpoint());
        var outcome = timed(work.handler()::call, begun);
        trace.tried(begun, outcome.getClass().getSimpleName());
        heard.hears(outcome);
        var settled = outcome instanceof Outcome.Unknown ? begun : begun.surelyNotDone();
        settle(new Tries(settled, work.handler(), asOf, world.now()), outcome);
    }

    private boolean begins(Work work, StoredAction action, Instant asOf, String endpoint) {
        return database.transact(
                action.merchant(),
                c -> {
                    var objection = GuardCheck.objection(action, facts.of(c, action), asOf);
                    if (!Endings.begin(c, action, endpoint)) {
                        return false;
                    }
                    var leave =
                            objection.isPresent()
                                    ? new Leave.Cancelled(objection.get())
                                    : work.handler().begins(c, action, asOf);
                    settling.leaves(c, new Tries(action, work.handler(), asOf, asOf), leave);
                    return leave instanceof Leave.Now;
                });
    }

    private void settle(Tries tries, Outcome outcome) {
        try {
            var written =
                    database.transact(tries.action().merchant(), c -> write(c, tries, outcome));
            if (!written) {
                LOG.info("{} went to another worker before its answer came", tries.action());
            }
        } catch (RuntimeException e) {
            LOG.warn("The end of {} failed", tries.action(), e);
            leaveInDoubt(tries, InternalRunner.said(e));
        }
    }

    private boolean write(Connection c, Tries tries, Outcome outcome) throws SQLException {
        var outside = (OutsideHandler) tries.handler();
        return settling.settle(c, tries, outcome, outside.retries());
    }

    /** It could not even be asked for. */
    void putOff(StoredAction action, OutsideHandler handler, Outcome.NotNow why) {
        var asOf = world.asOf(action);
        if (action.inDoubt()) {
            var unknown = new Outcome.Unknown(why.reason());
            settle(new Tries(action, handler, asOf, world.now()), unknown);
        } else {
            settle(new Tries(action.tried(), handler, asOf, world.now()), why);
        }
    }

    /** It may be done, but what must be true with it could not be written: to be looked up. */
    private void leaveInDoubt(Tries tries, String why) {
        var unknown = new Outcome.Unknown(why);
        var doubted = tries.action().doubted();
        database.transact(
                doubted.merchant(),
                c ->
                        write(
                                c,
                                new Tries(doubted, tries.handler(), tries.asOf(), tries.now()),
                                unknown));
    }

    /** Asks on a thread of its own, so that one who never answers can be left. */
    private Outcome timed(Asking asking, StoredAction action) {
        var answer = new CompletableFuture<Outcome>();
        var asker =
                Thread.ofVirtual()
                        .name("call-" + action.id())
                        .start(() -> answer.complete(askedSafely(asking, action)));
        try {
            return answer.get(callTime.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asker.interrupt();
            return new Outcome.Unknown("no answer within " + callTime);
        } catch (InterruptedException e) {
            asker.interrupt();
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("the program is stopping");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome askedSafely(Asking asking, StoredAction action) {
        try {
            return asking.ask(action, world.asOf(action));
        } catch (RuntimeException e) {
            LOG.warn("The handler of {} failed", action, e);
            return new Outcome.Unknown(InternalRunner.said(e));
        }
    }

    /** Makes sure that the lane hears of every permission it gave. */
    private static final class Heard implements AutoCloseable {

        private final Lane lane;
        private final long start = System.nanoTime();
        private @Nullable Outcome outcome;

        Heard(Lane lane) {
            this.lane = lane;
        }

        void hears(Outcome heard) {
            outcome = heard;
            lane.heard(heard, System.nanoTime() - start);
        }

        @Override
        public void close() {
            if (outcome == null) {
                lane.unused();
            }
        }
    }
}
