package io.hongyan.sandbox.world;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** Who buys, from where it is sent, and by whom. */
public final class Population {

    private static final List<String> WAREHOUSES =
            List.of("330100", "440100", "510100", "420100", "310100", "370100");

    private final World world;
    private final Cities cities;

    public Population(World world, Cities cities) {
        this.world = world;
        this.cities = cities;
    }

    /** Invents this many buyers, all over the map; the first lives in Shanghai. */
    public void settle(int count) {
        for (var index = 1; index <= count; index++) {
            var home =
                    index == 1
                            ? cities.get("310100")
                            : cities.any(Dice.of(world.seed(), "home", index));
            var person = People.buyer(world.seed(), index, home);
            world.people().put(person.id(), person);
        }
    }

    /** Anybody but the first, who has a story of his own, and who came for one. */
    public Person any(SplittableRandom dice) {
        var all =
                world.people().all().stream().filter(p -> p.id().startsWith(People.TOWN)).toList();
        if (all.isEmpty()) {
            settle(1);
            return world.people().all().iterator().next();
        }
        return all.size() == 1 ? all.getFirst() : all.get(1 + dice.nextInt(all.size() - 1));
    }

    /** Somebody new in Shanghai who can be reached by phone only, and buys when he is told to. */
    public Person newcomer() {
        var index = 900 + world.people().size();
        var like = People.buyer(world.seed(), index, cities.get("310100"));
        var person =
                new Person(
                        "s-" + index,
                        like.name(),
                        like.phone(),
                        new Person.Reach("", "", ""),
                        like.home());
        world.people().put(person.id(), person);
        return person;
    }

    public Person first() {
        return world.people().first().orElseThrow();
    }

    public Carrier carrier(SplittableRandom dice) {
        var at = dice.nextInt(100);
        if (at < 18) {
            return Carrier.SF;
        }
        if (at < 38) {
            return Carrier.ZTO;
        }
        if (at < 54) {
            return Carrier.YTO;
        }
        if (at < 66) {
            return Carrier.STO;
        }
        if (at < 78) {
            return Carrier.YUNDA;
        }
        if (at < 88) {
            return Carrier.JT;
        }
        return at < 93 ? Carrier.EMS : Carrier.JD;
    }

    /** Mostly one of the merchant's own; some goods come straight from their makers. */
    public String warehouse(SplittableRandom dice) {
        return dice.nextInt(100) < 78
                ? WAREHOUSES.get(dice.nextInt(WAREHOUSES.size()))
                : cities.any(dice).code();
    }

    /** The person that an order names, known from now on. */
    public Person fromOrder(JsonNode order) {
        var buyer = order.path("buyer");
        var phone = buyer.path("phone").asString("");
        var known = world.people().all().stream().filter(p -> p.phone().equals(phone)).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        var id = "o-" + (phone.isEmpty() ? buyer.path("id").asString("nobody") : phone);
        var address = order.path("address").asString(order.at("/consignee/address").asString(""));
        var openid =
                buyer.path("wechat").properties().stream()
                        .findFirst()
                        .map(entry -> entry.getValue().asString(""))
                        .orElse("");
        var reach =
                new Person.Reach(
                        openid, buyer.path("wecom").asString(""), buyer.path("email").asString(""));
        var person =
                new Person(
                        id,
                        buyer.path("name").asString(""),
                        phone,
                        reach,
                        new Person.Home(cityOf(address).code(), address));
        world.people().put(id, person);
        return person;
    }

    private City cityOf(String address) {
        return Optional.of(address).stream()
                .flatMap(a -> cities.all().stream().filter(c -> a.contains(c.name())))
                .findFirst()
                .orElseGet(() -> cities.get("310100"));
    }
}
