package io.hongyan.sandbox.control;

import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Beijing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** One telling: what was done, what was expected of it, and what the product did. */
final class Story {

    /** Who buys in it, and his parcel. */
    record Hero(String number, String phone, Instant since) {}

    private final String name;
    private final Supplier<Instant> clock;
    private final List<Hero> heroes = new ArrayList<>();
    private final List<String> doings = new ArrayList<>();
    private final ObjectNode told = Json.object();
    private boolean passed = true;

    Story(String name, Supplier<Instant> clock) {
        this.name = name;
        this.clock = clock;
        told.put("name", name);
        told.putArray("checks");
    }

    void enters(Hero hero) {
        heroes.add(hero);
    }

    /** Said before the next check: what was done to the world. */
    void did(String what) {
        doings.add(what);
    }

    /** Looks whether it came about; what was found is told in either case. */
    void check(String expected, BooleanSupplier holds, Supplier<String> found) {
        var good = holds.getAsBoolean();
        passed &= good;
        var check = told.withArray("checks").addObject().put("name", expected);
        check.put("passed", good).put("found", found.get());
        check.put("did", String.join("；", doings)).put("at", Beijing.iso(clock.get()));
        doings.clear();
    }

    /** Something that should be there so many times. */
    void count(String expected, int wanted, List<String> found) {
        check(expected, () -> found.size() == wanted, () -> found.size() + "：" + shown(found));
    }

    /** Nothing more can be told: what went wrong is one failed check. */
    void broke(String why) {
        check("故事讲到最后", () -> false, () -> why);
    }

    ObjectNode told() {
        var first = heroes.isEmpty() ? new Hero("", "", clock.get()) : heroes.getFirst();
        told.put("number", first.number()).put("phone", first.phone());
        var parcels = told.putArray("parcels");
        heroes.forEach(hero -> parcels.add(hero.number()));
        return told.put("passed", passed);
    }

    static String shown(List<String> found) {
        return String.join(" / ", found.stream().map(text -> text.replace('\n', ' ')).toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
