package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Outside;
import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.wire.Keys;
import io.hongyan.sandbox.world.Cities;
import io.hongyan.sandbox.world.Genesis;
import io.hongyan.sandbox.world.Life;
import io.hongyan.sandbox.world.World;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** All parts of the world, wired together. */
public final class Machinery implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Machinery.class.getName());

    private final Journal journal;
    private final World world;
    private final Outside outside;
    private final Timekeeper time;
    private final Controls controls;
    private final WorldApi api = new WorldApi();
    private final InstantSource machine;

    public Machinery(Path folder, Keys keys, InstantSource machine, Duration slowness) {
        this.machine = machine;
        journal = new Journal(folder);
        world = new World(journal, machine);
        var cities = new Cities();
        var life = new Life(world, cities);
        outside =
                new Outside(
                        world,
                        life,
                        journal,
                        keys,
                        new Outside.Settings(folder, slowness, machine));
        var product = new Product(world, outside.hooks);
        var shops =
                new Shops(
                        new Shops.Place(world, life, cities),
                        product,
                        journal,
                        keys.get("wechat-mp.appId"));
        journal.restore();
        outside.hooks.kept().forEach(keys::override);
        world.change("clock", world::thaw);
        time = new Timekeeper(world, outside, shops, product);
        controls = new Controls(world, cities, new Controls.Reach(outside, keys), shops, time);
        var parts = new Buttons.Parts(outside, shops, time, controls);
        new Buttons(world, cities, life, parts, product).wire(api);
    }

    /** How fast a new world's clock runs. */
    public record Pace(double speed, boolean paused) {}

    /** Makes a world unless the folder remembers one. */
    public void beginIfNew(long seed, String scenario, Optional<Instant> start, Pace pace) {
        if (!world.read(world::isNew)) {
            return;
        }
        var now = machine.instant().truncatedTo(ChronoUnit.SECONDS);
        controls.reset(
                new Controls.Beginning(
                        seed,
                        scenario,
                        start.orElseGet(() -> Genesis.goodStart(now)),
                        pace.speed(),
                        pace.paused()));
    }

    public void introduce(JsonNode product) {
        controls.introduce(product);
    }

    public World world() {
        return world;
    }

    public Outside outside() {
        return outside;
    }

    public WorldApi api() {
        return api;
    }

    /** Called again and again: what is due gets done. One failure must not stop the clock. */
    public void pulse() {
        try {
            time.tick();
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "the world stumbled and goes on", e);
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
