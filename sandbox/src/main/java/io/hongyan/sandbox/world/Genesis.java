package io.hongyan.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/** Begins a world. Called inside a change, after everything of the old world is gone. */
public final class Genesis {

    private final World world;
    private final Cities cities;

    public Genesis(World world, Cities cities) {
        this.world = world;
        this.cities = cities;
    }

    /** Forgets the world's own things and starts anew; its time goes on, or begins. */
    public void begin(long seed, String scenario, Instant start, double speed, boolean paused) {
        world.clearTasks();
        world.parcels().clear();
        world.people().clear();
        world.begin(new World.Origin(seed, scenario, start, 0));
        world.setClock(start, speed, paused);
        new Population(world, cities).settle(60);
    }

    /**
     * A start at which a month has enough past and enough left for its stories: {@code now}, or the
     * morning of the next 8th.
     */
    public static Instant goodStart(Instant now) {
        var day = Beijing.date(now);
        if (day.getDayOfMonth() >= 8 && day.getDayOfMonth() <= day.lengthOfMonth() - 2) {
            return now;
        }
        var month = day.getDayOfMonth() < 8 ? Beijing.month(now) : Beijing.month(now).plusMonths(1);
        return month.atDay(8).atTime(LocalTime.of(10, 0)).atZone(Beijing.ZONE).toInstant();
    }

    /** When and as what the buyer would have it, if it were bought then; empty if never. */
    public Optional<Due> foresee(
            Carrier carrier, String number, Parcel.Errand errand, Instant placed) {
        var plan =
                new Journey(
                                cities,
                                new Sites(world.seed(), carrier, number),
                                Dice.of(world.seed(), "way", number),
                                placed)
                        .outward(cities.get(errand.from()), cities.get(errand.to()))
                        .steps();
        var picked = plan.stream().filter(s -> s.node() == Node.PICKED_UP).findFirst();
        return plan.stream()
                .filter(s ->
                        s.node().isDelivered()
                                || s.node() == Node.LOCKER
                                || s.node() == Node.STATION)
                .findFirst()
                .flatMap(end ->
                        picked.map(p -> new Due(end.at(), Duration.between(p.at(), end.at()))));
    }

    /** When a parcel reaches its buyer, and how long after pick-up that is. */
    public record Due(Instant at, Duration after) {}
}
