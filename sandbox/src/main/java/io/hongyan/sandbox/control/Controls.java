package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Hooks;
import io.hongyan.sandbox.provider.Outside;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Cities;
import io.hongyan.sandbox.world.Genesis;
import io.hongyan.sandbox.world.Population;
import io.hongyan.sandbox.world.World;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Begins worlds anew and introduces the product to them. */
public final class Controls {

    public static final List<String> SCENARIOS = List.of("demo", "empty");

    private final World world;
    private final Cities cities;
    private final Outside outside;
    private final Shops shops;
    private final Timekeeper time;

    public Controls(World world, Cities cities, Outside outside, Shops shops, Timekeeper time) {
        this.world = world;
        this.cities = cities;
        this.outside = outside;
        this.shops = shops;
        this.time = time;
    }

    /** How a world begins. */
    public record Beginning(
            long seed, String scenario, Instant start, double speed, boolean paused) {}

    /** Throws the old world away and makes a new one. */
    public void reset(Beginning beginning) {
        time.still(() -> {
            world.change(
                    "reset",
                    () -> {
                        outside.clear();
                        shops.clear();
                        fill(beginning);
                    });
            time.retell();
        });
    }

    private void fill(Beginning beginning) {
        var genesis = new Genesis(world, cities);
        genesis.begin(
                beginning.seed(),
                beginning.scenario(),
                beginning.start(),
                beginning.speed(),
                beginning.paused());
        if (beginning.scenario().equals("demo")) {
            new DemoWorld(world, shops, genesis).fill(new Population(world, cities));
        }
    }

    /**
     * Learns where the product is: {@code url}, {@code apiKey}, {@code hookUrls}, and {@code
     * templates} by provider. What is not named stays.
     */
    public void introduce(JsonNode to) {
        world.change(
                "product",
                () -> {
                    var old = outside.hooks.product();
                    var urls = new TreeMap<String, String>();
                    for (var hook : to.path("hookUrls").properties()) {
                        urls.put(hook.getKey(), hook.getValue().asString(""));
                    }
                    outside.hooks.set(
                            new Hooks.Product(
                                    or(Json.text(to, "url"), old.url()),
                                    or(Json.text(to, "apiKey"), old.apiKey()),
                                    outside.hooks.merged(urls)));
                    for (var provider : to.path("templates").properties()) {
                        for (var template : provider.getValue().properties()) {
                            outside.hooks.approve(
                                    provider.getKey(),
                                    template.getKey(),
                                    template.getValue().asString(""));
                        }
                    }
                    urls.keySet().forEach(outside.desk::flush);
                    shops.resume();
                });
        time.retell();
    }

    private static String or(String wanted, String otherwise) {
        return wanted.isEmpty() ? otherwise : wanted;
    }
}
