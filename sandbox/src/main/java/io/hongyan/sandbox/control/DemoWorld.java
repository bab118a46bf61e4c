package io.hongyan.sandbox.control;

import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Carrier;
import io.hongyan.sandbox.world.Dice;
import io.hongyan.sandbox.world.Genesis;
import io.hongyan.sandbox.world.Parcel;
import io.hongyan.sandbox.world.Person;
import io.hongyan.sandbox.world.Population;
import io.hongyan.sandbox.world.Task;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * The demo: about a hundred parcels, some of them long delivered, most on their way, some about to
 * be bought; and one member with four parcels on time this month and a fifth about to arrive.
 */
final class DemoWorld {

    private static final int SALES = 94;
    private static final Duration ON_TIME = Duration.ofDays(3);

    private final World world;
    private final Shops shops;
    private final Genesis genesis;

    DemoWorld(World world, Shops shops, Genesis genesis) {
        this.world = world;
        this.shops = shops;
        this.genesis = genesis;
    }

    /** Called inside a change. */
    void fill(Population population) {
        var start = world.now();
        for (var index = 1; index <= SALES; index++) {
            var shop = Shops.CODES.get(index % Shops.CODES.size());
            var placed = start.plus(offset(index));
            if (placed.isAfter(start)) {
                world.plan(placed, Task.Kind.SHOP, shop + "/once/" + index);
            } else {
                shops.sell(shop, index, placed);
            }
        }
        Shops.CODES.forEach(shop -> shops.keepSelling(shop, 1_000, start));
        member(population.first(), start);
    }

    private Duration offset(int index) {
        var dice = Dice.of(world.seed(), "placed", index);
        var kind = dice.nextInt(100);
        if (kind < 20) {
            return Duration.ofMinutes(-5_760L - dice.nextInt(60 * 24 * 5));
        }
        if (kind < 75) {
            return Duration.ofMinutes(-dice.nextInt(60 * 24 * 3));
        }
        return Duration.ofMinutes(dice.nextInt(60 * 30));
    }

    private void member(Person member, Instant start) {
        var carriers = List.of(Carrier.ZTO, Carrier.YTO, Carrier.YUNDA, Carrier.STO);
        for (var i = 0; i < carriers.size(); i++) {
            var around = start.minus(Duration.ofHours(150L - 16L * i));
            send(member, carriers.get(i), "M" + (i + 1), around, this::isPast);
        }
        var fifth = start.minus(Duration.ofHours(36));
        send(member, Carrier.ZTO, "M5", fifth, due -> isSoon(due, start));
    }

    /** Tries hours around the wish until the parcel's story is the one that is wanted. */
    private void send(
            Person member,
            Carrier carrier,
            String mark,
            Instant around,
            Predicate<Genesis.Due> wanted) {
        var shop = Shops.CODES.getFirst();
        for (var turn = 0; turn < 300; turn++) {
            var order = "YX%04d%s%03d".formatted(Math.floorMod(world.seed(), 10_000L), mark, turn);
            var placed = around.minus(Duration.ofMinutes(7L * (turn % 60)));
            var number = shops.numberFor(carrier, order);
            var errand =
                    new Parcel.Errand(shop, order, member.id(), "330100", member.home().city());
            var due = genesis.foresee(carrier, number, errand, placed);
            if (due.filter(wanted).isPresent()) {
                shops.ship(shop, order, new Shops.Lot(member, carrier, "330100", placed));
                return;
            }
        }
        throw new IllegalStateException("no parcel of the member came out as wanted: " + mark);
    }

    private boolean isPast(Genesis.Due due) {
        var now = world.now();
        return due.after().compareTo(ON_TIME) < 0
                && due.at().isBefore(now)
                && Beijing.month(due.at()).equals(Beijing.month(now));
    }

    private static boolean isSoon(Genesis.Due due, Instant start) {
        return due.after().compareTo(ON_TIME) < 0
                && due.at().isAfter(start.plus(Duration.ofHours(1)))
                && due.at().isBefore(start.plus(Duration.ofHours(30)))
                && Beijing.month(due.at()).equals(Beijing.month(start));
    }
}
