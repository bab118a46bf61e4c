package io.hongyan.sandbox.world;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All that the world remembers, its lock and its clock. Every change is one commit of the journal;
 * nobody holds the lock while he talks to the product.
 */
public final class World {

    /** What this world was made from, and how many pushes and messages it has numbered. */
    public record Origin(long seed, String scenario, Instant start, long numbered) {}

    private static final String ONLY = "only";
    private static final String BEFORE = "before";

    private final ReentrantLock lock = new ReentrantLock();
    private final Journal journal;
    private final InstantSource machine;
    private final Table<Origin> origin;
    private final Table<ClockValue> clock;
    private final Table<Parcel> parcels;
    private final Table<Person> people;
    private final Table<Task> tasks;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    public World(Journal journal, InstantSource machine) {
        this.journal = journal;
        this.machine = machine;
        origin = journal.table("origin", Origin.class);
        clock = journal.table("clock", ClockValue.class);
        parcels = journal.table("parcel", Parcel.class);
        people = journal.table("person", Person.class);
        tasks = journal.table("task", Task.class);
    }

    /** Makes a change that is kept whole or not at all, and tells who listens. */
    public <T> T change(String about, Supplier<T> work) {
        T result;
        lock.lock();
        try {
            result = work.get();
            journal.commit();
        } finally {
            lock.unlock();
        }
        listeners.forEach(listener -> listener.accept(about));
        return result;
    }

    public void change(String about, Runnable work) {
        change(
                about,
                () -> {
                    work.run();
                    return true;
                });
    }

    public <T> T read(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    public void ignore(Consumer<String> listener) {
        listeners.remove(listener);
    }

    public Table<Parcel> parcels() {
        return parcels;
    }

    public Table<Person> people() {
        return people;
    }

    public Origin origin() {
        return origin.get(ONLY).orElseThrow();
    }

    public boolean isNew() {
        return origin.get(ONLY).isEmpty();
    }

    void begin(Origin fresh) {
        origin.put(ONLY, fresh);
    }

    /** The next number of a push or message; the same in every run of the same world. */
    public String number() {
        var now = origin();
        origin.put(ONLY, new Origin(now.seed(), now.scenario(), now.start(), now.numbered() + 1));
        return "%08d".formatted(now.numbered() + 1);
    }

    public ClockValue clock() {
        return clock.get(ONLY).orElseThrow();
    }

    /** World time now, to the second. */
    public Instant now() {
        return clock().at(machine.instant()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Sets the clock; world time never runs backwards. */
    public void setClock(Instant to, double speed, boolean paused) {
        var earliest = clock.get(ONLY).map(value -> value.at(machine.instant())).orElse(to);
        var instant = to.isBefore(earliest) ? earliest : to;
        clock.put(ONLY, new ClockValue(instant, speed, machine.instant(), paused));
    }

    /** Time stands still from now on, until {@link #thaw}; how it ran is remembered. */
    public void freeze(Instant at) {
        if (clock.get(BEFORE).isEmpty()) {
            clock.put(BEFORE, clock());
        }
        setClock(at, clock().speed(), true);
    }

    /** Time runs again as it did, also in a process that finds it frozen. */
    public void thaw() {
        clock.get(BEFORE)
                .ifPresent(before -> {
                    setClock(now(), before.speed(), before.paused());
                    clock.remove(BEFORE);
                });
    }

    /** Puts down something that will fall due; never before now. */
    public void plan(Instant at, Task.Kind kind, String ref) {
        var task = new Task(at.truncatedTo(ChronoUnit.SECONDS), kind, ref);
        tasks.put(task.key(), task);
    }

    public void plan(Duration in, Task.Kind kind, String ref) {
        plan(now().plus(in), kind, ref);
    }

    public void done(Task task) {
        tasks.remove(task.key());
    }

    public Optional<Task> nextTask() {
        return tasks.first();
    }

    /** What is due at exactly this second of this kind, in order. */
    public List<Task> sameMoment(Task task) {
        return tasks.keysFrom(Task.prefix(task.at(), task.kind())).stream()
                .map(key -> tasks.get(key).orElseThrow())
                .toList();
    }

    public long tasksWaiting() {
        return tasks.size();
    }

    void clearTasks() {
        tasks.clear();
    }

    public long seed() {
        return origin().seed();
    }
}
