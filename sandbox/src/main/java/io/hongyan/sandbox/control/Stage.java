package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Fault;
import io.hongyan.sandbox.provider.Message;
import io.hongyan.sandbox.provider.Push;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Carrier;
import io.hongyan.sandbox.world.Life;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where stories are played: hands to do things, and eyes to see what the product made of it. */
final class Stage {

    static final Goods CHEAP = Goods.of("SOAP-05");
    static final Goods DEAR = Goods.of("COAT-09");

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final int DAYTIME_FROM = 9;
    private static final int DAYTIME_TO = 17;

    private final World world;
    private final Life life;
    private final Buttons.Parts parts;
    private final Product product;
    private final List<String> faults = new ArrayList<>();

    Stage(World world, Life life, Buttons.Parts parts, Product product) {
        this.world = world;
        this.life = life;
        this.parts = parts;
        this.product = product;
    }

    Instant now() {
        return world.read(world::now);
    }

    // --- hands ----------------------------------------------------------------------------------

    /** A newcomer buys one piece; the product knows of the order and the waybill. */
    Story.Hero sell(Story story, Carrier carrier, Goods goods) {
        pass(untilDay());
        var since = now();
        var hero =
                world.change(
                        "parcel",
                        () -> {
                            var buyer = parts.shops().newcomer();
                            var parcel = parts.shops().sendTo(buyer, carrier, goods);
                            return new Story.Hero(parcel.number(), buyer.phone(), since);
                        });
        story.enters(hero);
        pass(Duration.ofMinutes(1));
        story.did("商城卖出一件" + goods.title() + "，" + carrier.title() + hero.number());
        return hero;
    }

    /** The same, and it has been picked up and is moving. */
    Story.Hero send(Story story, Carrier carrier, Goods goods) {
        var hero = sell(story, carrier, goods);
        press(story, hero, "next", Duration.ofMinutes(1));
        press(story, hero, "next", Duration.ofMinutes(2));
        story.check("商城的单号在产品里", () -> view(hero).isPresent(), () -> status(hero));
        return hero;
    }

    void press(Story story, Story.Hero hero, String kind, Duration then) {
        var outcome = world.change("parcel", () -> life.press(hero.number(), kind));
        story.did("按 " + kind);
        if (!(outcome instanceof Life.Outcome.Pressed)) {
            story.broke("按不了 " + kind + "：" + outcome);
        }
        pass(then);
    }

    void pass(Duration by) {
        if (by.isPositive()) {
            parts.time().advance(by);
        }
    }

    /** Something goes wrong at a provider for a while, or until {@link #heal}. */
    void fault(Story story, String provider, Fault.Kind kind, Duration span) {
        story.did(provider + " 故障 " + kind.wire() + " " + span);
        var fault =
                world.change(
                        "fault",
                        () ->
                                parts.outside()
                                        .faults
                                        .add(provider, kind, 1, world.now().plus(span)));
        faults.add(fault.id());
    }

    void heal(Story story) {
        if (!faults.isEmpty()) {
            story.did("故障排除");
            world.change("fault", () -> faults.forEach(parts.outside().faults::remove));
            faults.clear();
        }
    }

    /** Messages wait for the day, so the stories do too. */
    Duration untilDay() {
        var now = now().atZone(Beijing.ZONE);
        if (now.getHour() >= DAYTIME_FROM && now.getHour() < DAYTIME_TO) {
            return Duration.ZERO;
        }
        var morning = now.withHour(DAYTIME_FROM).withMinute(0).withSecond(0);
        return Duration.between(now, morning.isAfter(now) ? morning : morning.plusDays(1));
    }

    Product.Reply call(String method, String path, ObjectNode body, String key) {
        return product.call(method, "/api/v1/" + path, body.toString(), key);
    }

    // --- eyes -----------------------------------------------------------------------------------

    Optional<JsonNode> ask(String path) {
        var reply = product.get("/api/v1/" + path);
        return reply.isGood() ? reply.json() : Optional.empty();
    }

    List<JsonNode> items(String path) {
        var items = new ArrayList<JsonNode>();
        ask(path).ifPresent(body -> body.path("items").forEach(items::add));
        return items;
    }

    /** The product's id of his parcel; of nobody's while it does not know it. */
    String id(Story.Hero hero) {
        return ask("parcels?number=" + hero.number())
                .map(body -> body.path("items").path(0).path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .orElse(NOBODY);
    }

    Optional<JsonNode> view(Story.Hero hero) {
        var id = id(hero);
        return id.equals(NOBODY) ? Optional.empty() : ask("parcels/" + id);
    }

    String status(Story.Hero hero) {
        return view(hero).map(v -> Json.text(v, "status")).orElseGet(this::lastWords);
    }

    private String lastWords() {
        var reply = product.get("/api/v1/parcels?limit=1");
        return reply.status() + " " + reply.body();
    }

    List<String> anomalies(Story.Hero hero) {
        var types = new ArrayList<String>();
        view(hero)
                .ifPresent(v -> v.path("anomalyLog").forEach(a -> types.add(Json.text(a, "type"))));
        return types;
    }

    int size(Story.Hero hero, String field) {
        return view(hero).map(v -> v.path(field).size()).orElse(0);
    }

    String seen(Story.Hero hero, String field) {
        return view(hero).map(v -> v.path(field).toString()).orElse("?");
    }

    /** What happened to it in this world. */
    int scans(Story.Hero hero) {
        return world.read(
                () -> world.parcels().get(hero.number()).map(p -> p.scans().size()).orElse(0));
    }

    /** The texts on his phone since the story began, oldest first, by the names of templates. */
    List<String> texts(Story.Hero hero, String... templates) {
        var wanted = List.of(templates);
        return heard(hero).stream()
                .filter(m -> wanted.isEmpty() || wanted.contains(m.content().template()))
                .map(m -> m.content().text())
                .toList();
    }

    List<Message> heard(Story.Hero hero) {
        return world.read(() -> parts.outside().phones.on(hero.phone())).stream()
                .filter(m -> !m.at().isBefore(hero.since()))
                .sorted(Comparator.comparing(Message::id))
                .toList();
    }

    /** What the product called at this provider about this key, as one line each. */
    List<ObjectNode> requests(String provider, String key) {
        return parts.outside().log.find(provider, key, 4_000);
    }

    List<Push> pushes(Story.Hero hero) {
        return world.read(() ->
                parts.outside().outbox.all().stream()
                        .filter(p -> p.letter().body().contains(hero.number()))
                        .toList());
    }

    List<JsonNode> actions(Story.Hero hero, String kind) {
        return items("actions?limit=100&parcel=" + id(hero) + "&kind=" + kind);
    }

    /** State by key of the messages that this template wrote. */
    List<JsonNode> sendings(Story.Hero hero, String flow) {
        return actions(hero, "message").stream()
                .filter(action -> Json.text(action, "key").startsWith(flow + "/"))
                .toList();
    }

    boolean isSubscribed(Story.Hero hero) {
        return world.read(() -> !parts.outside().desk.of(hero.number()).isEmpty());
    }
}
