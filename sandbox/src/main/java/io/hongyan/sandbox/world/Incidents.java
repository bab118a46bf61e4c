package io.hongyan.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a press of a button does to one parcel: scans that happen now, and a new way ahead. */
final class Incidents {

    /** The buttons. */
    enum Kind {
        NEXT,
        DAMAGED,
        STALL,
        FAILED_ATTEMPT,
        BAD_ADDRESS,
        REFUSED,
        LOST,
        LOCKER,
        STATION,
        SIGNED,
        RETURN;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Optional<Kind> of(String wire) {
            return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
        }
    }

    /** The parcel's new plan; {@code now} are the steps that happen at once, in order. */
    record Turn(List<Step> now, Parcel.Road ahead) {

        Turn {
            now = List.copyOf(now);
        }
    }

    private final Cities cities;
    private final long seed;

    Incidents(Cities cities, long seed) {
        this.cities = cities;
        this.seed = seed;
    }

    /** Why this can't be pressed now; empty if it can. */
    static Optional<String> refusal(Parcel parcel, Kind kind) {
        var back = parcel.hasHad(Node.RETURN_STARTED);
        return switch (kind) {
            case NEXT ->
                    parcel.road().plan().isEmpty()
                            ? Optional.of("nothing more is planned for this parcel")
                            : Optional.empty();
            case DAMAGED, RETURN ->
                    parcel.hasHad(Node.LOST) || back
                            ? Optional.of("the parcel is lost or already on its way back")
                            : Optional.empty();
            case STALL, FAILED_ATTEMPT, BAD_ADDRESS, REFUSED, LOST, LOCKER, STATION, SIGNED ->
                    parcel.isOver() || back
                            ? Optional.of("the parcel's way is over")
                            : Optional.empty();
        };
    }

    Turn of(Parcel parcel, Kind kind, Instant now) {
        var to = cities.get(parcel.errand().to());
        var from = cities.get(parcel.errand().from());
        var sites = new Sites(seed, parcel.carrier(), parcel.number());
        var outlet = sites.atOutlet(to, "");
        var road = journey(parcel, sites, kind, now);
        return switch (kind) {
            case NEXT -> next(parcel, now);
            case STALL -> new Turn(List.of(), new Parcel.Road(parcel.road().plan(), true));
            case DAMAGED -> damaged(parcel, now);
            case LOST -> new Turn(seen(parcel, now, Node.LOST), open(List.of()));
            case FAILED_ATTEMPT ->
                    new Turn(
                            brought(parcel, now, failure(parcel), outlet),
                            open(road.again(to).steps()));
            case BAD_ADDRESS ->
                    new Turn(
                            brought(parcel, now, Node.BAD_ADDRESS, outlet),
                            open(road.again(to).steps()));
            case REFUSED ->
                    new Turn(
                            brought(parcel, now, Node.REFUSED, outlet),
                            open(road.homeward(from, to).steps()));
            case LOCKER ->
                    new Turn(
                            brought(parcel, now, Node.LOCKER, sites.nearBuyer(to, true)),
                            open(road.collected(to, true).steps()));
            case STATION ->
                    new Turn(
                            brought(parcel, now, Node.STATION, sites.nearBuyer(to, false)),
                            open(road.collected(to, false).steps()));
            case SIGNED -> new Turn(brought(parcel, now, Node.SIGNED, outlet), open(List.of()));
            case RETURN ->
                    new Turn(
                            List.of(new Step(now, Node.RETURN_STARTED, here(parcel, outlet))),
                            open(road.backFrom(from, to).steps()));
        };
    }

    private Journey journey(Parcel parcel, Sites sites, Kind kind, Instant now) {
        var dice = Dice.of(seed, "incident", parcel.number(), parcel.scans().size(), kind);
        return new Journey(cities, sites, dice, now);
    }

    private Node failure(Parcel parcel) {
        var dice = Dice.of(seed, "failure", parcel.number(), parcel.scans().size());
        return dice.nextBoolean() ? Node.NO_CONTACT : Node.NOT_HOME;
    }

    private static Turn next(Parcel parcel, Instant now) {
        var plan = parcel.road().plan();
        var step = plan.getFirst();
        var early = Duration.between(now, step.at());
        var rest =
                plan.subList(1, plan.size()).stream()
                        .map(s -> new Step(s.at().minus(early), s.node(), s.spot()))
                        .toList();
        return new Turn(List.of(new Step(now, step.node(), step.spot())), open(rest));
    }

    private static Turn damaged(Parcel parcel, Instant now) {
        var over = parcel.isOver();
        var rest = over ? List.<Step>of() : parcel.road().plan();
        var happened = seen(parcel, now, Node.DAMAGED);
        if (happened.size() > 1) {
            rest = rest.stream().filter(s -> s.node().compareTo(Node.PICKED_UP) > 0).toList();
        }
        return new Turn(happened, new Parcel.Road(rest, parcel.road().stalled()));
    }

    /** Happens where the parcel is; it must have been picked up before. */
    private static List<Step> seen(Parcel parcel, Instant now, Node what) {
        var plan = parcel.road().plan();
        if (parcel.hasHad(Node.PICKED_UP)) {
            return List.of(
                    new Step(
                            now,
                            what,
                            here(parcel, plan.isEmpty() ? none() : plan.getFirst().spot())));
        }
        var first = plan.stream().filter(s -> s.node() == Node.PICKED_UP).findFirst().orElseThrow();
        return List.of(
                new Step(now, Node.PICKED_UP, first.spot()), new Step(now, what, first.spot()));
    }

    /**
     * Happens at the buyer's door: what still lies between is made up for, spread over the time
     * since the last scan, half a minute each if there was none.
     */
    private static List<Step> brought(Parcel parcel, Instant now, Node what, Spot spot) {
        var missing = new ArrayList<Step>();
        if (!parcel.hasHad(Node.OUT_FOR_DELIVERY)) {
            for (var step : parcel.road().plan()) {
                missing.add(step);
                if (step.node() == Node.OUT_FOR_DELIVERY) {
                    break;
                }
            }
        }
        var hurried = now.minusSeconds(30L * (missing.size() + 1));
        var since = parcel.last().map(Scan::at).orElse(hurried);
        var gap = Math.max(0, Duration.between(since, now).toSeconds());
        var steps = new ArrayList<Step>();
        for (var i = 0; i < missing.size(); i++) {
            var at = since.plusSeconds(gap * (i + 1) / (missing.size() + 1));
            steps.add(new Step(at, missing.get(i).node(), missing.get(i).spot()));
        }
        steps.add(new Step(now, what, spot));
        return steps;
    }

    private static Spot here(Parcel parcel, Spot otherwise) {
        return parcel.last()
                .map(Scan::spot)
                .filter(spot -> !spot.place().isEmpty())
                .orElse(otherwise);
    }

    private static Spot none() {
        return new Spot("", "", "", "", "");
    }

    private static Parcel.Road open(List<Step> plan) {
        return new Parcel.Road(plan, false);
    }
}
