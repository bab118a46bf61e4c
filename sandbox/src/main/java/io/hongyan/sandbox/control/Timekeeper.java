package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Outside;
import io.hongyan.sandbox.world.ClockValue;
import io.hongyan.sandbox.world.Task;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets time pass: on its own while the clock runs, and in jumps when somebody asks. */
public final class Timekeeper {

    private static final Duration SMALLEST_STRIDE = Duration.ofMinutes(10);
    private static final int STRIDES = 400;

    private final World world;
    private final Outside outside;
    private final Shops shops;
    private final Product product;
    private final ReentrantLock driving = new ReentrantLock();
    private volatile boolean told;

    public Timekeeper(World world, Outside outside, Shops shops, Product product) {
        this.world = world;
        this.outside = outside;
        this.shops = shops;
        this.product = product;
    }

    /** How a jump ended. */
    public record Jump(Instant now, int done, boolean settled, String remark) {}

    /** Does what has fallen due by now. Called again and again while the program runs. */
    public void tick() {
        if (!driving.tryLock()) {
            return;
        }
        try {
            if (!told && product.isKnown()) {
                told = tellProduct().isGood();
            }
            if (!world.read(world::clock).paused()) {
                doDue(world.read(world::now));
            }
        } finally {
            driving.unlock();
        }
    }

    /** The product must hear the clock again: it is new, or was away. */
    public void retell() {
        told = false;
    }

    /** Sets speed, pause or time; a leap forward does what falls due on the way. */
    public Jump set(Instant to, double speed, boolean paused) {
        driving.lock();
        try {
            var done = new Jump(to, 0, true, "");
            if (to.isAfter(world.read(world::now).plusSeconds(1))) {
                done = travel(to);
            }
            world.change(
                    "clock",
                    () -> {
                        world.thaw();
                        world.setClock(world.now(), speed, paused);
                    });
            told = tellProduct().isGood();
            return new Jump(world.read(world::now), done.done(), done.settled(), done.remark());
        } finally {
            driving.unlock();
        }
    }

    /** Lets {@code by} pass, in order and on both sides. */
    public Jump advance(Duration by) {
        driving.lock();
        try {
            return resuming(() -> travel(world.read(world::now).plus(by)));
        } finally {
            driving.unlock();
        }
    }

    /** Goes on to the next thing that falls due in the world; stays if there is none. */
    public Jump advanceToNext() {
        driving.lock();
        try {
            var now = world.read(world::now);
            var next = world.read(() -> world.nextTask().map(Task::at).orElse(now));
            return resuming(() -> travel(next.isBefore(now) ? now : next));
        } finally {
            driving.unlock();
        }
    }

    /** Does something while no time passes. */
    public void still(Runnable work) {
        driving.lock();
        try {
            work.run();
        } finally {
            driving.unlock();
        }
    }

    private Jump resuming(Supplier<Jump> travel) {
        Jump jump;
        try {
            jump = travel.get();
        } finally {
            world.change("clock", world::thaw);
        }
        if (product.isKnown()) {
            told = tellProduct().isGood();
        }
        return jump;
    }

    private Jump travel(Instant target) {
        freeze(world.read(world::now));
        var start = world.read(world::now);
        var stride = Duration.between(start, target).dividedBy(STRIDES);
        stride = stride.compareTo(SMALLEST_STRIDE) < 0 ? SMALLEST_STRIDE : stride;
        var done = 0;
        var reply = settle(start);
        done += doDue(start);
        for (var now = start; now.isBefore(target); ) {
            now = earlier(target, earlier(now.plus(stride), nextDue(now)));
            freeze(now);
            reply = settle(now);
            done += doDue(now);
        }
        for (var turn = 0; turn < 20; turn++) {
            reply = settle(target);
            var more = doDue(target);
            done += more;
            if (more == 0) {
                break;
            }
        }
        var settled = !product.isKnown() || reply.status() == 200 || reply.status() == 204;
        return new Jump(target, done, settled, settled ? "" : reply.status() + " " + reply.body());
    }

    private Instant nextDue(Instant now) {
        var due = world.read(() -> world.nextTask().map(Task::at).orElse(Instant.MAX));
        return due.isAfter(now) ? due : now.plusSeconds(1);
    }

    private void freeze(Instant at) {
        world.change("clock", () -> world.freeze(at));
    }

    private Product.Reply settle(Instant now) {
        return product.isKnown() ? product.settle(now) : new Product.Reply(200, "");
    }

    private Product.Reply tellProduct() {
        ClockValue clock = world.read(world::clock);
        return product.tell(world.read(world::now), clock.speed(), clock.paused());
    }

    /** How many things were due by then and are done. */
    private int doDue(Instant until) {
        for (var count = 0; ; count++) {
            var task = world.read(() -> world.nextTask().filter(t -> !t.at().isAfter(until)));
            if (task.isEmpty()) {
                return count;
            }
            run(task.get());
        }
    }

    private void run(Task task) {
        switch (task.kind()) {
            case STEP, SHOP -> world.change("parcel", () -> shops.run(task));
            case PUSH, RECEIPT, CONFIRM, PAYOUT ->
                    world.change("provider", () -> outside.run(task));
            case DELIVER -> outside.outbox.deliver(task);
            case ORDER -> shops.place(task);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
