package io.hongyan.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws up what will happen to one parcel, from some point of its way on. */
final class Journey {

    private static final double KM_AN_HOUR = 62;

    private final Cities cities;
    private final Sites sites;
    private final SplittableRandom dice;
    private final List<Step> steps = new ArrayList<>();
    private Instant at;

    Journey(Cities cities, Sites sites, SplittableRandom dice, Instant start) {
        this.cities = cities;
        this.sites = sites;
        this.dice = dice;
        this.at = start;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The whole way, from the order to the buyer's hands. */
    Journey outward(City from, City to) {
        after(Duration.ofMinutes(6), 0.6);
        add(Node.ORDERED, sites.atOutlet(from, ""));
        after(Duration.ofHours(3), 0.5);
        at = Beijing.within(at, LocalTime.of(9, 30), LocalTime.of(20, 30));
        add(Node.PICKED_UP, sites.atOutlet(from, ""));
        ride(from, to);
        return delivery(to);
    }

    /** Between the two cities: outlet, hubs, outlet. */
    Journey ride(City from, City to) {
        var stops = hubs(from, to);
        after(Duration.ofMinutes(150), 0.4);
        add(Node.DEPARTED, sites.atOutlet(from, sites.hub(stops.getFirst())));
        var here = from;
        for (var i = 0; i < stops.size(); i++) {
            var hub = stops.get(i);
            drive(here, hub);
            add(hub.equals(to) ? Node.ARRIVED_CITY : Node.ARRIVED_HUB, sites.atHub(hub, ""));
            if (i + 1 < stops.size()) {
                leave(hub, stops.get(i + 1));
            }
            here = hub;
        }
        if (!here.equals(to)) {
            leave(here, to);
            drive(here, to);
            add(Node.ARRIVED_CITY, sites.atHub(to, ""));
        }
        after(Duration.ofMinutes(80), 0.4);
        add(Node.ARRIVED_STATION, sites.atOutlet(to, ""));
        return this;
    }

    /** From the outlet near the buyer to him, in one of the usual ways. */
    Journey delivery(City to) {
        wave();
        add(Node.OUT_FOR_DELIVERY, sites.atOutlet(to, ""));
        var way = dice.nextDouble();
        if (way < 0.58) {
            return signed(to, Node.SIGNED);
        }
        if (way < 0.66) {
            return signed(to, Node.SIGNED_AGENT);
        }
        if (way < 0.80) {
            return deposited(to, Node.LOCKER);
        }
        if (way < 0.94) {
            return deposited(to, Node.STATION);
        }
        after(Duration.ofMinutes(140), 0.4);
        add(dice.nextBoolean() ? Node.NO_CONTACT : Node.NOT_HOME, sites.atOutlet(to, ""));
        return again(to);
    }

    /** The next attempt, which succeeds. */
    Journey again(City to) {
        after(Duration.ofHours(2), 0.2);
        wave();
        add(Node.REDELIVERY, sites.atOutlet(to, ""));
        return signed(to, Node.SIGNED);
    }

    Journey signed(City to, Node how) {
        after(Duration.ofMinutes(130), 0.5);
        add(how, sites.atOutlet(to, ""));
        return this;
    }

    Journey deposited(City to, Node where) {
        after(Duration.ofMinutes(110), 0.4);
        add(where, sites.nearBuyer(to, where == Node.LOCKER));
        return collected(to, where == Node.LOCKER);
    }

    Journey collected(City to, boolean locker) {
        after(Duration.ofHours(6), 0.5);
        at = Beijing.within(at, LocalTime.of(7, 0), LocalTime.of(22, 0));
        add(Node.COLLECTED, sites.nearBuyer(to, locker));
        return this;
    }

    /** Back to where it came from. */
    Journey homeward(City from, City to) {
        after(Duration.ofMinutes(100), 0.3);
        add(Node.RETURN_STARTED, sites.atOutlet(to, ""));
        return backFrom(from, to);
    }

    /** The rest of the way back, once the return has been started. */
    Journey backFrom(City from, City to) {
        var hub = cities.hubFor(to);
        after(Duration.ofHours(3), 0.3);
        drive(to, hub);
        add(Node.RETURN_MOVING, sites.atHub(hub, sites.hub(cities.hubFor(from))));
        drive(hub, from);
        after(Duration.ofHours(2), 0.3);
        add(Node.RETURN_ARRIVED, sites.atOutlet(from, ""));
        after(Duration.ofHours(5), 0.4);
        at = Beijing.within(at, LocalTime.of(9, 0), LocalTime.of(19, 0));
        add(Node.RETURN_SIGNED, sites.atOutlet(from, ""));
        return this;
    }

    private List<City> hubs(City from, City to) {
        var first = cities.hubFor(from);
        var last = cities.hubFor(to);
        if (first.equals(last)) {
            return List.of(first);
        }
        if (first.distanceTo(last) > 1500) {
            return List.of(first, cities.midway(first, last), last);
        }
        return List.of(first, last);
    }

    private void leave(City here, City next) {
        after(Duration.ofMinutes(110), 0.5);
        add(Node.DEPARTED, sites.atHub(here, sites.hub(next)));
        if (here.distanceTo(next) > 900) {
            after(Duration.ofMinutes(45), 0.4);
            add(Node.LINEHAUL, sites.atHub(here, next.shortName()));
        }
    }

    private void drive(City here, City there) {
        var hours = 0.6 + here.distanceTo(there) / KM_AN_HOUR;
        after(Duration.ofSeconds(Math.round(hours * 3600)), 0.15);
    }

    /** Couriers leave in the morning and after lunch. */
    private void wave() {
        at = at.plus(Duration.ofMinutes(20));
        var morning = Beijing.within(at, LocalTime.of(7, 30), LocalTime.of(9, 30));
        var noon = Beijing.within(at, LocalTime.of(13, 30), LocalTime.of(15, 0));
        at = morning.isBefore(noon) ? morning : noon;
        after(Duration.ofMinutes(12), 0.8);
    }

    private void after(Duration median, double sigma) {
        at = at.plus(Dice.span(dice, median, sigma));
    }

    private void add(Node node, Spot spot) {
        steps.add(new Step(at, node, spot));
    }
}
