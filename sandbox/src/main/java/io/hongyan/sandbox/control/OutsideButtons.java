package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Fault;
import io.hongyan.sandbox.wire.Answer;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Carrier;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.util.List;

/** The calls about providers: faults, switches, phones, and what went over the wire. */
final class OutsideButtons {

    private static final Duration LONGEST = Duration.ofDays(3_700);

    private final World world;
    private final Buttons.Parts parts;
    private final WorldView view;

    OutsideButtons(World world, Buttons.Parts parts, WorldView view) {
        this.world = world;
        this.parts = parts;
        this.view = view;
    }

    void wire(WorldApi api) {
        api.on("GET", "/world/faults", _ -> faults());
        api.on("POST", "/world/faults", this::addFault);
        api.on("DELETE", "/world/faults", _ -> clearFaults());
        api.on("DELETE", "/world/faults/*", this::removeFault);
        api.on("GET", "/world/phones", _ -> phones());
        api.on("GET", "/world/phones/*", this::phone);
        api.on("GET", "/world/requests", this::requests);
        api.on("GET", "/world/pushes", this::pushes);
        api.on("GET", "/world/switches", _ -> switches());
        api.on("PUT", "/world/switches/*/*", this::flip);
    }

    private Answer faults() {
        return world.read(() ->
                WorldApi.items(parts.outside().faults.active().stream().map(view::fault).toList()));
    }

    private Answer addFault(WorldApi.Request request) {
        var body = Fields.body(request);
        var provider = Json.text(body, "provider");
        if (!provider.equals("*") && !parts.outside().providers.names().contains(provider)) {
            throw new WorldApi.Bad(
                    "provider must be * or one of " + parts.outside().providers.names());
        }
        var kind =
                Fault.Kind.of(Json.text(body, "kind"))
                        .orElseThrow(() ->
                                new WorldApi.Bad(
                                        "kind must be one of "
                                                + List.of(Fault.Kind.values()).stream()
                                                        .map(Fault.Kind::wire)
                                                        .toList()));
        var share = body.has("share") ? Fields.number(body, "share", 0, 1) : 1;
        var span = body.has("for") ? Fields.duration(body, "for") : LONGEST;
        var fault =
                world.change(
                        "fault",
                        () ->
                                parts.outside()
                                        .faults
                                        .add(provider, kind, share, world.now().plus(span)));
        return Answer.json(201, view.fault(fault));
    }

    private Answer clearFaults() {
        world.change("fault", parts.outside().faults::clear);
        return faults();
    }

    private Answer removeFault(WorldApi.Request request) {
        var there = world.change("fault", () -> parts.outside().faults.remove(request.part(0)));
        return there ? faults() : Answer.notFound("no fault has this id");
    }

    private Answer phones() {
        return world.read(() -> {
            var counts = parts.outside().phones.counts();
            return WorldApi.items(
                    world.people().all().stream()
                            .map(p -> view.person(p, counts.getOrDefault(p.phone(), 0L)))
                            .toList());
        });
    }

    private Answer phone(WorldApi.Request request) {
        var phone = request.part(0);
        return world.read(() -> {
            var body = Json.object().put("phone", phone);
            world.people().all().stream()
                    .filter(p -> p.phone().equals(phone))
                    .findFirst()
                    .ifPresent(p -> body.set("person", view.person(p, 0)));
            var items = body.putArray("items");
            parts.outside().phones.on(phone).forEach(m -> items.add(view.message(m)));
            return Answer.json(body);
        });
    }

    private Answer requests(WorldApi.Request request) {
        var fields = request.call().queryFields();
        var limit = Math.clamp(Fields.whole(fields, "limit", 500), 1, 4_000);
        return WorldApi.items(
                parts.outside()
                        .log
                        .find(
                                fields.getOrDefault("provider", ""),
                                fields.getOrDefault("key", ""),
                                limit));
    }

    private Answer pushes(WorldApi.Request request) {
        var fields = request.call().queryFields();
        var provider = fields.getOrDefault("provider", "");
        var number = fields.getOrDefault("number", "");
        return world.read(() ->
                WorldApi.items(
                        parts.outside().outbox.all().stream()
                                .filter(p -> provider.isEmpty() || p.provider().equals(provider))
                                .filter(p ->
                                        number.isEmpty()
                                                || p.about().equals(number)
                                                || p.letter().body().contains(number))
                                .map(view::push)
                                .toList()));
    }

    private Answer switches() {
        return world.read(() -> {
            var body = Json.object();
            var shops = body.putObject("shop");
            Shops.CODES.forEach(s -> shops.put(s, parts.shops().isOn("shop/" + s)));
            var carriers = body.putObject("carrier");
            for (var c : Carrier.values()) {
                carriers.put(c.name(), parts.shops().isOn("carrier/" + c));
            }
            var providers = body.putObject("provider");
            parts.outside().providers.names().forEach(p -> providers.put(p, !isDown(p)));
            return Answer.json(body);
        });
    }

    private boolean isDown(String provider) {
        return parts.outside().faults.active().stream()
                .anyMatch(f -> f.kind() == Fault.Kind.DOWN && f.provider().equals(provider));
    }

    private Answer flip(WorldApi.Request request) {
        var kind = request.part(0);
        var name = request.part(1);
        var on = Fields.flag(Fields.body(request), "on");
        var known =
                switch (kind) {
                    case "shop" -> Shops.CODES.contains(name);
                    case "carrier" -> Carrier.ofCode(name).isPresent();
                    case "provider" -> parts.outside().providers.names().contains(name);
                    default -> false;
                };
        if (!known) {
            return Answer.notFound("no switch is called " + kind + "/" + name);
        }
        world.change(
                "switch",
                () -> {
                    if (kind.equals("provider")) {
                        turnProvider(name, on);
                    } else {
                        parts.shops().turn(kind + "/" + name, on);
                    }
                });
        return switches();
    }

    private void turnProvider(String name, boolean on) {
        var faults = parts.outside().faults;
        faults.active().stream()
                .filter(f -> f.kind() == Fault.Kind.DOWN && f.provider().equals(name))
                .forEach(f -> faults.remove(f.id()));
        if (!on) {
            faults.add(name, Fault.Kind.DOWN, 1, world.now().plus(LONGEST));
        }
    }
}
