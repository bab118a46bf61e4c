package io.hongyan.sandbox.control;

import io.hongyan.sandbox.state.Journal;
import io.hongyan.sandbox.state.Table;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Carrier;
import io.hongyan.sandbox.world.Cities;
import io.hongyan.sandbox.world.Dice;
import io.hongyan.sandbox.world.Life;
import io.hongyan.sandbox.world.Parcel;
import io.hongyan.sandbox.world.Person;
import io.hongyan.sandbox.world.Population;
import io.hongyan.sandbox.world.Task;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The world's self-built shops: they sell, ship, and tell the product about both. */
public final class Shops {

    public static final List<String> CODES = List.of("yanxing-mall", "yanxing-mini");

    private static final int TRIES = 12;

    private final World world;
    private final Life life;
    private final Population population;
    private final Product product;
    private final String wechatAppId;
    private final Table<OrderJob> jobs;
    private final Table<Boolean> switches;

    Shops(Place place, Product product, Journal journal, String wechatAppId) {
        this.world = place.world();
        this.life = place.life();
        this.population = new Population(world, place.cities());
        this.product = product;
        this.wechatAppId = wechatAppId;
        this.jobs = journal.table("order", OrderJob.class);
        this.switches = journal.table("switch", Boolean.class);
    }

    /** The world with its map and its movement. */
    public record Place(World world, Life life, Cities cities) {}

    /** A wish for one parcel; what is empty is chosen. */
    public record Wish(
            String order, Carrier carrier, Optional<String> number, Optional<ObjectNode> body) {}

    public boolean isOn(String name) {
        return switches.get(name).orElse(true);
    }

    public void turn(String name, boolean on) {
        switches.put(name, on);
    }

    public void clear() {
        jobs.clear();
        switches.clear();
    }

    List<OrderJob> all() {
        return List.copyOf(jobs.all());
    }

    /** A parcel moves on, or a shop sells. Called inside a change. */
    void run(Task task) {
        world.done(task);
        if (task.kind() == Task.Kind.STEP) {
            stepUnlessStopped(task);
            return;
        }
        var shop = task.ref().substring(0, task.ref().indexOf('/'));
        var index = Integer.parseInt(task.ref().substring(task.ref().lastIndexOf('/') + 1));
        var steady = task.ref().contains("/steady/");
        if (isOn("shop/" + shop)) {
            sell(shop, index, task.at());
        }
        if (steady) {
            keepSelling(shop, index + 1, task.at());
        }
    }

    /** Plans the shop's next sale. */
    void keepSelling(String shop, int index, Instant after) {
        var dice = Dice.of(world.seed(), "steady", shop, index);
        var at = after.plus(Dice.span(dice, Duration.ofMinutes(150), 0.6));
        world.plan(at, Task.Kind.SHOP, shop + "/steady/" + index);
    }

    /** Sells something to somebody and sends it. */
    Parcel sell(String shop, int index, Instant placed) {
        var dice = Dice.of(world.seed(), "sale", shop, index);
        var buyer = population.any(dice);
        var carrier = population.carrier(dice);
        var from = population.warehouse(dice);
        return ship(
                shop,
                "%s%05d".formatted(prefix(shop), index),
                new Lot(buyer, carrier, from, placed));
    }

    /** To whom, by whom, from where (city code), and when it was bought. */
    record Lot(Person buyer, Carrier carrier, String from, Instant placed) {}

    Parcel ship(String shop, String order, Lot lot) {
        return ship(shop, order, lot, Optional.empty());
    }

    private Parcel ship(String shop, String order, Lot lot, Optional<Goods> goods) {
        var body =
                new OrderBody(world.seed(), wechatAppId)
                        .write(order, lot.buyer(), lot.placed(), goods);
        var errand =
                new Parcel.Errand(
                        shop, order, lot.buyer().id(), lot.from(), lot.buyer().home().city());
        var parcel = life.send(lot.carrier(), errand, Optional.empty(), lot.placed());
        var pickup = lot.placed().plus(Duration.ofMinutes(40));
        tell(
                shop,
                order,
                body.toString(),
                new OrderJob.Ship(parcel.number(), lot.carrier().name(), pickup));
        return parcel;
    }

    /** One parcel as somebody asks for it; the order may be his own, whole or by number. */
    public Parcel send(String shop, Wish wish) {
        var index = jobs.size() + 1;
        var dice = Dice.of(world.seed(), "wish", wish.order(), wish.carrier(), index);
        var order =
                wish.order().isEmpty() ? "%sW%04d".formatted(prefix(shop), index) : wish.order();
        var old = jobs.get(shop + "/" + order);
        var buyer =
                wish.body()
                        .map(body -> population.fromOrder(body))
                        .or(() -> old.flatMap(o -> Json.read(o.body())).map(population::fromOrder))
                        .orElseGet(() -> population.any(dice));
        var errand =
                new Parcel.Errand(
                        shop, order, buyer.id(), population.warehouse(dice), buyer.home().city());
        var parcel = life.send(wish.carrier(), errand, wish.number(), world.now());
        var text = old.map(OrderJob::body).orElse("");
        if (wish.body().isPresent()) {
            text = wish.body().get().toString();
        } else if (wish.order().isEmpty()) {
            text =
                    new OrderBody(world.seed(), wechatAppId)
                            .write(order, buyer, world.now())
                            .toString();
        }
        var ship = new OrderJob.Ship(parcel.number(), wish.carrier().name(), world.now());
        tell(shop, order, text, ship);
        return parcel;
    }

    String numberFor(Carrier carrier, String order) {
        return life.freshNumber(carrier, order);
    }

    Person newcomer() {
        return population.newcomer();
    }

    /** One piece by this carrier, bought a while ago. */
    Parcel sendTo(Person buyer, Carrier carrier, Goods goods) {
        var shop = CODES.getFirst();
        var order = "%sS%04d".formatted(prefix(shop), jobs.size() + 1);
        var placed = world.now().minus(Duration.ofMinutes(45));
        return ship(shop, order, new Lot(buyer, carrier, "330100", placed), Optional.of(goods));
    }

    private void tell(String shop, String order, String body, OrderJob.Ship ship) {
        var known = jobs.get(shop + "/" + order).isPresent();
        var id = shop + "/" + order + (known ? "#" + ship.number() : "");
        var stage = body.isEmpty() ? OrderJob.Stage.CREATED : OrderJob.Stage.NEW;
        jobs.put(id, new OrderJob(id, body, ship, stage, new OrderJob.Progress(0, "")));
        world.plan(world.now(), Task.Kind.ORDER, id);
    }

    /** Tells the product the next thing about an order. Called outside any change. */
    void place(Task task) {
        var job = world.read(() -> jobs.get(task.ref())).orElse(null);
        if (job == null || !product.isSetUp()) {
            world.change("order", () -> world.done(task));
            return;
        }
        var reply =
                switch (job.stage()) {
                    case NEW -> product.call("PUT", path(job), job.body(), "");
                    case CREATED ->
                            product.call(
                                    "POST",
                                    path(job) + "/shipments",
                                    shipment(job),
                                    "ship-" + job.ship().number());
                    case BOUND, REFUSED -> new Product.Reply(200, "");
                };
        world.change(
                "order",
                () -> {
                    world.done(task);
                    settle(job, reply);
                });
    }

    /** The product's address has become known: goes on with what waits for it. */
    void resume() {
        for (var job : all()) {
            if (job.stage() == OrderJob.Stage.REFUSED) {
                jobs.put(job.id(), job.at(OrderJob.Stage.NEW, 0, job.progress().answer()));
            }
            if (job.stage() != OrderJob.Stage.BOUND) {
                world.plan(world.now(), Task.Kind.ORDER, job.id());
            }
        }
    }

    private void settle(OrderJob job, Product.Reply reply) {
        var said = reply.status() + " " + reply.body();
        if (reply.isGood()) {
            var created = job.stage() == OrderJob.Stage.NEW;
            jobs.put(
                    job.id(),
                    job.at(created ? OrderJob.Stage.CREATED : OrderJob.Stage.BOUND, 0, said));
            if (created) {
                var due = job.ship().at();
                var now = world.now();
                world.plan(due.isBefore(now) ? now : due, Task.Kind.ORDER, job.id());
            }
            return;
        }
        var tries = job.progress().tries() + 1;
        if (isFinal(reply.status()) && tries > TRIES) {
            jobs.put(job.id(), job.at(OrderJob.Stage.REFUSED, tries, said));
            return;
        }
        jobs.put(job.id(), job.at(job.stage(), tries, said));
        var wait = Duration.ofSeconds(15).multipliedBy(1L << Math.min(tries, 8));
        var clock = world.clock();
        var breath = Duration.ofMillis(Math.round(clock.paused() ? 0 : 2_000 * clock.speed()));
        world.plan(wait.compareTo(breath) > 0 ? wait : breath, Task.Kind.ORDER, job.id());
    }

    /** The product has understood and says no; anything else may pass. */
    private static boolean isFinal(int status) {
        return status == 400 || status == 409 || status == 413 || status == 422;
    }

    private void stepUnlessStopped(Task task) {
        var parcel = world.parcels().get(task.ref());
        if (parcel.isPresent() && !isOn("carrier/" + parcel.get().carrier())) {
            world.plan(Duration.ofMinutes(30), Task.Kind.STEP, task.ref());
        } else {
            life.step(task);
        }
    }

    private String prefix(String shop) {
        var turn = "%04d".formatted(Math.floorMod(world.seed(), 10_000L));
        return (shop.equals("yanxing-mall") ? "YX" : "YM") + turn;
    }

    private static String path(OrderJob job) {
        var number = job.number();
        var cut = number.indexOf('#');
        return "/api/v1/orders/" + job.shop() + "/" + (cut < 0 ? number : number.substring(0, cut));
    }

    private static String shipment(OrderJob job) {
        var body = Json.object();
        if (!job.ship().carrier().isEmpty()) {
            body.put("carrier", job.ship().carrier());
        }
        return body.put("number", job.ship().number()).toString();
    }
}
