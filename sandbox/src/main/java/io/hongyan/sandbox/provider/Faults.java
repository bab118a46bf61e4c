package io.hongyan.sandbox.provider;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.state.Table;
import io.hongyan.sandbox.world.Dice;
import io.hongyan.sandbox.world.World;
import java.time.Instant;
import java.util.List;

/** The faults that are pressed, and whether they strike. */
public final class Faults {

    private final World world;
    private final Table<Fault> faults;

    public Faults(World world, Journal journal) {
        this.world = world;
        this.faults = journal.table("fault", Fault.class);
    }

    public Fault add(String provider, Fault.Kind kind, double share, Instant until) {
        var fault = new Fault("f-" + world.number(), provider, kind, share, until);
        faults.put(fault.id(), fault);
        return fault;
    }

    public boolean remove(String id) {
        var there = faults.get(id).isPresent();
        faults.remove(id);
        return there;
    }

    public void clear() {
        faults.clear();
    }

    public List<Fault> active() {
        var now = world.now();
        return faults.all().stream().filter(fault -> fault.until().isAfter(now)).toList();
    }

    /** Whether it strikes this occasion; the same occasion always gets the same answer. */
    boolean strikes(String provider, Fault.Kind kind, String occasion) {
        return world.read(() ->
                active().stream()
                        .filter(fault -> fault.kind() == kind)
                        .filter(fault -> isAt(fault, provider))
                        .anyMatch(fault -> hits(fault, occasion)));
    }

    private boolean hits(Fault fault, String occasion) {
        return Dice.of(world.seed(), "fault", fault.id(), occasion).nextDouble() < fault.share();
    }

    private static boolean isAt(Fault fault, String provider) {
        return fault.provider().equals("*") || fault.provider().equals(provider);
    }
}
