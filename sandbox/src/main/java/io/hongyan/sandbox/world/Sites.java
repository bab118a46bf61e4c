package io.hongyan.sandbox.world;

/** The sites of one parcel's way: the same parcel always meets the same outlets and couriers. */
final class Sites {

    private final long seed;
    private final Carrier carrier;
    private final String number;

    Sites(long seed, Carrier carrier, String number) {
        this.seed = seed;
        this.carrier = carrier;
        this.number = number;
    }

    String outlet(City city) {
        var dice = Dice.of(seed, "outlet", number, city.code());
        return carrier.outlet(city, quarter(city), dice);
    }

    String hub(City city) {
        return carrier.hub(city);
    }

    Spot atOutlet(City city, String next) {
        var dice = Dice.of(seed, "courier", number, city.code());
        var courier = People.name(dice);
        return new Spot(city.name(), outlet(city), next, courier, People.courierPhone(dice));
    }

    Spot atHub(City city, String next) {
        return new Spot(city.name(), hub(city), next, "", "");
    }

    /** A locker or a store near the buyer. */
    Spot nearBuyer(City city, boolean locker) {
        var dice = Dice.of(seed, "point", number, city.code());
        var name = quarter(city) + new String[] {"南门", "东区", "菜场口", "地铁站"}[dice.nextInt(4)];
        return atOutlet(city, locker ? name + "丰巢" : name + "优邻");
    }

    private String quarter(City city) {
        var dice = Dice.of(seed, "quarter", number, city.code());
        var districts = city.ground().districts();
        var name = districts.get(dice.nextInt(districts.size()));
        return name.length() > 2 ? name.substring(0, name.length() - 1) : name;
    }
}
