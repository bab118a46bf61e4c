package io.hongyan.server.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who look at a page what has changed, once the transaction that changed it has
 * committed. Costs the transaction nothing: what is said is kept in memory until the commit and
 * forgotten with a rollback.
 */
public final class Changes {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final ThreadLocal<@Nullable List<Change>> OPEN = new ThreadLocal<>();

    private volatile Listener listener = _ -> {};

    /**
     * One thing of one merchant that is no longer what a page may show.
     *
     * @param type parcel.changed, case.changed …
     */
    public record Change(UUID merchant, String type, UUID id) {}

    /** Hears what each committed transaction changed; must be quick and must not throw. */
    @FunctionalInterface
    public interface Listener {

        void committed(List<Change> changes);
    }

    /** From now on this one hears it. */
    public void tellTo(Listener next) {
        listener = next;
    }

    /** Adds to what the running transaction of this thread will have changed. */
    static void add(Change change) {
        var open = OPEN.get();
        if (open != null) {
            open.add(change);
        }
    }

    /** A transaction begins on this thread; what it interrupts is given back to {@link #end}. */
    static @Nullable List<Change> begin() {
        var interrupted = OPEN.get();
        OPEN.set(new ArrayList<>());
        return interrupted;
    }

    /** The transaction is over: tells what it changed if it has committed. */
    void end(boolean committed, @Nullable List<Change> interrupted) {
        var changed = OPEN.get();
        if (interrupted == null) {
            OPEN.remove();
        } else {
            OPEN.set(interrupted);
        }
        if (!committed || changed == null || changed.isEmpty()) {
            return;
        }
        try {
            listener.committed(changed);
        } catch (RuntimeException e) {
            LOG.error("those who look at pages were not told of {} changes", changed.size(), e);
        }
    }
}
