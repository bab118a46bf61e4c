package io.hongyan.sandbox.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves the parcels. All its methods are called inside a {@link World#change}. */
public final class Life {

    private final World world;
    private final Cities cities;
    private final Wordings wordings = new Wordings();
    private final List<ScanListener> listeners = new ArrayList<>();

    public Life(World world, Cities cities) {
        this.world = world;
        this.cities = cities;
    }

    public void onScan(ScanListener listener) {
        listeners.add(listener);
    }

    /** A parcel that nobody has had before, its whole way planned from {@code placed} on. */
    public Parcel send(
            Carrier carrier, Parcel.Errand errand, Optional<String> wish, Instant placed) {
        var number = wish.orElseGet(() -> freshNumber(carrier, errand.order()));
        var sites = new Sites(world.seed(), carrier, number);
        var dice = Dice.of(world.seed(), "way", number);
        var plan =
                new Journey(cities, sites, dice, placed)
                        .outward(cities.get(errand.from()), cities.get(errand.to()))
                        .steps();
        var parcel = new Parcel(number, carrier, errand, List.of(), new Parcel.Road(plan, false));
        return catchUp(parcel);
    }

    /** Does the parcel's step that is due; an outdated reminder does nothing. */
    public void step(Task task) {
        var parcel = world.parcels().get(task.ref()).orElse(null);
        if (parcel == null || parcel.road().stalled() || parcel.road().plan().isEmpty()) {
            return;
        }
        var due = parcel.road().plan().getFirst();
        if (due.at().isAfter(task.at().plusSeconds(1))) {
            return;
        }
        var rest = parcel.road().plan().subList(1, parcel.road().plan().size());
        settle(happen(parcel, due, false), new Parcel.Road(rest, false));
    }

    /** Presses a button on a parcel: the scans that come of it, or why it can't be pressed. */
    public Outcome press(String number, String button) {
        var parcel = world.parcels().get(number).orElse(null);
        if (parcel == null) {
            return new Outcome.Unknown("no parcel has the number " + number);
        }
        var kind = Incidents.Kind.of(button).orElse(null);
        if (kind == null) {
            return new Outcome.Bad("kind must be one of " + buttons());
        }
        var refusal = Incidents.refusal(parcel, kind);
        if (refusal.isPresent()) {
            return new Outcome.Bad(refusal.get());
        }
        var turn = new Incidents(cities, world.seed()).of(parcel, kind, world.now());
        for (var step : turn.now()) {
            parcel = happen(parcel, step, true);
        }
        return new Outcome.Pressed(settle(parcel, turn.ahead()));
    }

    /** How a press ended. */
    public sealed interface Outcome {

        record Pressed(Parcel parcel) implements Outcome {}

        record Unknown(String reason) implements Outcome {}

        record Bad(String reason) implements Outcome {}
    }

    public static List<String> buttons() {
        return java.util.Arrays.stream(Incidents.Kind.values()).map(Incidents.Kind::wire).toList();
    }

    /** What lies before now has happened, without anybody being told at the time. */
    private Parcel catchUp(Parcel parcel) {
        var now = world.now();
        var caught = parcel;
        var plan = parcel.road().plan();
        var passed = (int) plan.stream().takeWhile(step -> !step.at().isAfter(now)).count();
        for (var step : plan.subList(0, passed)) {
            caught = happen(caught, step, false);
        }
        return settle(caught, new Parcel.Road(plan.subList(passed, plan.size()), false));
    }

    private Parcel settle(Parcel parcel, Parcel.Road ahead) {
        var settled = parcel.with(parcel.scans(), ahead);
        world.parcels().put(parcel.number(), settled);
        if (!ahead.stalled() && !ahead.plan().isEmpty()) {
            var due = ahead.plan().getFirst().at();
            world.plan(due, Task.Kind.STEP, parcel.number());
        }
        return settled;
    }

    private Parcel happen(Parcel parcel, Step step, boolean urgent) {
        var no = parcel.scans().size() + 1;
        var dice = Dice.of(world.seed(), "text", parcel.number(), no);
        var text = wordings.text(parcel.carrier(), step.node(), step.spot(), dice);
        var scan = new Scan(no, step.at(), step.node(), step.spot(), text);
        var scans = new ArrayList<>(parcel.scans());
        scans.add(scan);
        var scanned = parcel.with(scans, parcel.road());
        world.parcels().put(parcel.number(), scanned);
        listeners.forEach(listener -> listener.scanned(scanned, scan, urgent));
        return scanned;
    }

    /** The number that a parcel of this carrier for this order would get. */
    public String freshNumber(Carrier carrier, String about) {
        for (var turn = 0; ; turn++) {
            var number = carrier.numberFrom(Dice.of(world.seed(), "number", carrier, about, turn));
            if (world.parcels().get(number).isEmpty()) {
                return number;
            }
        }
    }
}
