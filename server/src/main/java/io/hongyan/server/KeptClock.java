package io.hongyan.server;

import io.hongyan.server.action.Dispatcher;
import io.hongyan.server.platform.ClockStore;
import io.hongyan.server.platform.Database;
import io.hongyan.server.platform.WorldClock;
import io.hongyan.server.tracking.TimerLoop;
import io.hongyan.server.web.ClockKeeper;
import java.time.Duration;
import java.time.Instant;

/** Sets world time and waits until what is due by then has happened on our side. */
final class KeptClock implements ClockKeeper {

    private final WorldClock clock;
    private final Database database;
    private final TimerLoop timers;
    private final Dispatcher dispatcher;

    KeptClock(WorldClock clock, Database database, TimerLoop timers, Dispatcher dispatcher) {
        this.clock = clock;
        this.database = database;
        this.timers = timers;
        this.dispatcher = dispatcher;
    }

    @Override
    public Left set(Instant now, double speed, Duration atMost) {
        ClockStore.save(database, clock.set(now, speed));
        var end = System.nanoTime() + atMost.toNanos();
        // An action may set a timer and a timer may make an action: until neither does.
        while (true) {
            var timersLeft = timers.drain(now, left(end));
            var actionsLeft = dispatcher.drainDue(now, left(end)).count();
            timersLeft = actionsLeft == 0 ? timers.drain(now, Duration.ZERO) : timersLeft;
            if (timersLeft == 0 && actionsLeft == 0 || System.nanoTime() >= end) {
                return new Left(timersLeft, actionsLeft);
            }
        }
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
