package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Hooks;
import io.hongyan.sandbox.provider.Outside;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.wire.Keys;
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
    private final Keys keys;
    private final Shops shops;
    private final Timekeeper time;

    public Controls(World world, Cities cities, Reach reach, Shops shops, Timekeeper time) {
        this.world = world;
        this.cities = cities;
        this.outside = reach.outside();
        this.keys = reach.keys();
        this.shops = shops;
        this.time = time;
    }

    /** The providers and the credentials that they gave. */
    public record Reach(Outside outside, Keys keys) {}

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
     * templates} by provider, and {@code keys} that differ from the demo's. What is not named
     * stays.
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
                    keep(to.path("keys"));
                    urls.keySet().forEach(outside.desk::flush);
                    shops.resume();
                });
        time.retell();
    }

    /** Credentials as {@code {"sink": {"crm": "whsec_…"}}}. */
    private void keep(JsonNode byProvider) {
        for (var provider : byProvider.properties()) {
            for (var key : provider.getValue().properties()) {
                var name = provider.getKey() + "." + key.getKey();
                var value = key.getValue().asString("");
                outside.hooks.keep(name, value);
                keys.override(name, value);
            }
        }
    }

    private static String or(String wanted, String otherwise) {
        return wanted.isEmpty() ? otherwise : wanted;
    }
}
