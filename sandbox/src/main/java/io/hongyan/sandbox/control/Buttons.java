package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Outside;
import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Carrier;
import io.hongyan.sandbox.world.Cities;
import io.hongyan.sandbox.world.ClockValue;
import io.hongyan.sandbox.world.Life;
import io.hongyan.sandbox.world.Parcel;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What each call of the world's port does. */
final class Buttons {

    private static final Duration LONGEST = Duration.ofDays(3_700);

    private final World world;
    private final Cities cities;
    private final Life life;
    private final Parts parts;
    private final WorldView view;
    private final Scenarios scenarios;

    Buttons(World world, Cities cities, Life life, Parts parts, Product product) {
        this.world = world;
        this.cities = cities;
        this.life = life;
        this.parts = parts;
        this.view = new WorldView(world, cities);
        this.scenarios = new Scenarios(world, life, parts, product);
    }

    /** What the buttons move. */
    record Parts(Outside outside, Shops shops, Timekeeper time, Controls controls) {}

    void wire(WorldApi api) {
        api.on("GET", "/world/clock", _ -> clock());
        api.on("PUT", "/world/clock", this::setClock);
        api.on("POST", "/world/clock/advance", this::advance);
        api.on("POST", "/world/reset", this::reset);
        api.on("GET", "/world/parcels", this::parcels);
        api.on("POST", "/world/parcels", this::addParcel);
        api.on("GET", "/world/parcels/*", this::parcel);
        api.on("POST", "/world/parcels/*/events", this::event);
        api.on("GET", "/world/orders", _ -> orders());
        api.on("GET", "/world/cities", _ -> cityList());
        api.on("GET", "/world/product", _ -> product());
        api.on("PUT", "/world/product", this::introduce);
        api.on("GET", "/world/scenarios", _ -> scenarioNames());
        api.on("POST", "/world/scenarios/*", this::tell);
        new OutsideButtons(world, parts, view).wire(api);
    }

    private Answer clock() {
        return Answer.json(world.read(view::clock));
    }

    private Answer setClock(WorldApi.Request request) {
        var body = Fields.body(request);
        var old = world.read(world::clock);
        var now = world.read(world::now);
        var to = body.has("now") ? Fields.instant(body, "now") : now;
        if (to.isBefore(now)) {
            throw new WorldApi.Bad("world time never runs backwards; it is already " + now);
        }
        var speed =
                body.has("speed")
                        ? Fields.number(body, "speed", 0, ClockValue.FASTEST)
                        : old.speed();
        var paused = body.has("paused") ? Fields.flag(body, "paused") : old.paused();
        return jumped(parts.time().set(to, speed, paused));
    }

    private Answer advance(WorldApi.Request request) {
        var body = Fields.body(request);
        if (Json.text(body, "to").equals("next")) {
            return jumped(parts.time().advanceToNext());
        }
        var by = Fields.duration(body, "by");
        if (by.isNegative() || by.compareTo(LONGEST) > 0) {
            throw new WorldApi.Bad("by must be between PT0S and P3700D");
        }
        return jumped(parts.time().advance(by));
    }

    private Answer jumped(Timekeeper.Jump jump) {
        var body = world.read(view::clock);
        body.put("done", jump.done()).put("settled", jump.settled());
        return Answer.json(body.put("remark", jump.remark()));
    }

    private Answer reset(WorldApi.Request request) {
        var body = Fields.body(request);
        var scenario = body.has("scenario") ? Json.text(body, "scenario") : "demo";
        if (!Controls.SCENARIOS.contains(scenario)) {
            throw new WorldApi.Bad("scenario must be one of " + Controls.SCENARIOS);
        }
        if (body.has("seed") && !body.path("seed").canConvertToLong()) {
            throw new WorldApi.Bad("seed must be a whole number");
        }
        var seed = body.has("seed") ? body.path("seed").asLong() : world.read(world::seed);
        var now = world.read(world::now);
        var start = body.has("start") ? Fields.instant(body, "start") : now;
        if (start.isBefore(now)) {
            throw new WorldApi.Bad("world time never runs backwards; it is already " + now);
        }
        var old = world.read(world::clock);
        parts.controls()
                .reset(new Controls.Beginning(seed, scenario, start, old.speed(), old.paused()));
        return clock();
    }

    private Answer parcels(WorldApi.Request request) {
        var fields = request.call().queryFields();
        var order = fields.getOrDefault("order", "");
        return world.read(() ->
                WorldApi.items(
                        world.parcels().all().stream()
                                .filter(p -> order.isEmpty() || p.errand().order().equals(order))
                                .map(p -> view.parcel(p, false))
                                .toList()));
    }

    private Answer parcel(WorldApi.Request request) {
        return world.read(() ->
                world.parcels()
                        .get(request.part(0))
                        .map(p -> Answer.json(view.parcel(p, true)))
                        .orElseGet(() -> Answer.notFound("no parcel has this number")));
    }

    private Answer addParcel(WorldApi.Request request) {
        var body = Fields.body(request);
        var carrier =
                Carrier.ofCode(Json.text(body, "carrier"))
                        .orElseThrow(() ->
                                new WorldApi.Bad(
                                        "carrier must be one of " + List.of(Carrier.values())));
        var order = body.path("order");
        var whole =
                order.isObject() ? Optional.of((ObjectNode) order) : Optional.<ObjectNode>empty();
        var code = whole.map(o -> Json.text(o, "number")).orElse(Json.text(body, "order"));
        if (whole.isPresent() && code.isEmpty()) {
            throw new WorldApi.Bad("order.number is missing");
        }
        var cut = code.indexOf('/');
        var shop = Json.text(body, "shop");
        if (shop.isEmpty()) {
            shop = cut > 0 ? code.substring(0, cut) : Shops.CODES.getFirst();
        }
        var number = Optional.of(Json.text(body, "number")).filter(n -> !n.isEmpty());
        if (number.isPresent() && !number.get().matches("[A-Za-z0-9]{6,32}")) {
            throw new WorldApi.Bad("number must be 6 to 32 letters and digits");
        }
        var wish = new Shops.Wish(code.substring(cut + 1), carrier, number, whole);
        return Answer.json(201, view.parcel(added(shop, wish), true));
    }

    private Parcel added(String shop, Shops.Wish wish) {
        return world.change(
                "parcel",
                () -> {
                    if (wish.number().flatMap(n -> world.parcels().get(n)).isPresent()) {
                        throw new WorldApi.Bad("a parcel with this number is already there");
                    }
                    return parts.shops().send(shop, wish);
                });
    }

    private Answer event(WorldApi.Request request) {
        var kind = Json.text(Fields.body(request), "kind");
        var outcome = world.change("parcel", () -> life.press(request.part(0), kind));
        return switch (outcome) {
            case Life.Outcome.Pressed(var parcel) ->
                    Answer.json(world.read(() -> view.parcel(parcel, true)));
            case Life.Outcome.Unknown(var reason) -> Answer.notFound(reason);
            case Life.Outcome.Bad(var reason) ->
                    Answer.problem(
                            Life.buttons().contains(kind) ? 409 : 400, "Can't be pressed", reason);
        };
    }

    private Answer orders() {
        return world.read(
                () -> WorldApi.items(parts.shops().all().stream().map(Json::tree).toList()));
    }

    private Answer cityList() {
        return WorldApi.items(
                cities.all().stream()
                        .map(c ->
                                Json.object()
                                        .put("code", c.code())
                                        .put("name", c.shortName())
                                        .put("lon", c.ground().lon())
                                        .put("lat", c.ground().lat()))
                        .toList());
    }

    private Answer scenarioNames() {
        var body = Json.object();
        scenarios.names().forEach(body.putArray("items")::add);
        Controls.SCENARIOS.forEach(body.putArray("worlds")::add);
        return Answer.json(body);
    }

    private Answer tell(WorldApi.Request request) {
        if (!scenarios.names().contains(request.part(0))) {
            return Answer.notFound("scenario must be one of " + scenarios.names());
        }
        return Answer.json(scenarios.tell(request.part(0)));
    }

    private Answer product() {
        var product = world.read(parts.outside().hooks::product);
        var body = Json.object().put("url", product.url());
        body.put("apiKeyKnown", !product.apiKey().isEmpty());
        var urls = body.putObject("hookUrls");
        product.hookUrls().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> urls.put(e.getKey(), e.getValue()));
        return Answer.json(body);
    }

    private Answer introduce(WorldApi.Request request) {
        parts.controls().introduce(Fields.body(request));
        return product();
    }
}
