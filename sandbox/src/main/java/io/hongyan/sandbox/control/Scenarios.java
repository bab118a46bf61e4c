package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Message;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Life;
import io.hongyan.sandbox.world.Person;
import io.hongyan.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Small stories with an end: each sends one parcel, lets something happen to it, lets time pass,
 * and looks at the buyer's phone and at the product whether all came about that should.
 */
final class Scenarios {

    /** All stories, in the order in which they are best told. */
    static final List<String> NAMES =
            List.of("signed", "damage", "locker", "failed-attempt", "refusal", "silence");

    private static final int DAYTIME_FROM = 9;
    private static final int DAYTIME_TO = 19;

    private final World world;
    private final Life life;
    private final Buttons.Parts parts;
    private final Product product;

    Scenarios(World world, Life life, Buttons.Parts parts, Product product) {
        this.world = world;
        this.life = life;
        this.parts = parts;
        this.product = product;
    }

    /** Tells one story; what came of each check is in the answer. */
    ObjectNode tell(String name) {
        var story = begin(name);
        switch (name) {
            case "signed" -> signed(story);
            case "damage" -> damage(story);
            case "locker" -> locker(story);
            case "failed-attempt" -> failedAttempt(story);
            case "refusal" -> refusal(story);
            case "silence" -> silence(story);
            default -> throw new WorldApi.Bad("scenario must be one of " + NAMES);
        }
        return story.told();
    }

    private void signed(Story story) {
        press(story, "signed", Duration.ofMinutes(2));
        story.check("已签收", () -> status(story).equals("DELIVERED"), () -> status(story));
        story.check("签收时没有关怀", () -> messages(story, "关怀", "评价").isEmpty(), () -> heard(story));
        pass(Duration.ofMinutes(125));
        pass(untilDay());
        story.check("两小时后一条关怀", () -> messages(story, "完好", "评价").size() == 1, () -> heard(story));
    }

    private void damage(Story story) {
        press(story, "damaged", Duration.ofMinutes(3));
        story.check("异常 破损", () -> hasAnomaly(story, "DAMAGED"), () -> seen(story, "anomalies"));
        story.check("恰好一条致歉", () -> messages(story, "抱歉").size() == 1, () -> heard(story));
        story.check("理赔已开", () -> count(story, "claims") == 1, () -> seen(story, "claims"));
        press(story, "signed", Duration.ofHours(3));
        story.check("没有评价券", () -> messages(story, "评价").isEmpty(), () -> heard(story));
        story.check("仍只有一条致歉", () -> messages(story, "抱歉").size() == 1, () -> heard(story));
    }

    private void locker(Story story) {
        press(story, "locker", Duration.ofMinutes(3));
        story.check("已入柜，不是签收", () -> status(story).equals("DEPOSITED"), () -> status(story));
        story.check("一条取件提醒", () -> messages(story, "取件").size() == 1, () -> heard(story));
        press(story, "next", Duration.ofMinutes(3));
        story.check("取走后已签收", () -> status(story).equals("DELIVERED"), () -> status(story));
    }

    private void failedAttempt(Story story) {
        press(story, "failed-attempt", Duration.ofMinutes(3));
        story.check("派送失败", () -> status(story).equals("DELIVERY_FAILED"), () -> status(story));
        story.check(
                "异常 派件失败",
                () -> hasAnomaly(story, "FAILED_ATTEMPT"),
                () -> seen(story, "anomalies"));
        story.check(
                "买家收到预警或有工单",
                () -> count(story, "tickets") > 0 || !messages(story, "派送", "派件").isEmpty(),
                () -> heard(story));
    }

    private void refusal(Story story) {
        press(story, "refused", Duration.ofMinutes(3));
        story.check("异常 拒收", () -> hasAnomaly(story, "REFUSED"), () -> seen(story, "anomalies"));
        story.check("工单已开", () -> count(story, "tickets") > 0, () -> seen(story, "tickets"));
        pass(Duration.ofDays(6));
        story.check("已退回签收", () -> status(story).equals("RETURNED"), () -> status(story));
        story.check("没有签收关怀", () -> messages(story, "评价").isEmpty(), () -> heard(story));
    }

    private void silence(Story story) {
        press(story, "next", Duration.ofMinutes(2));
        press(story, "next", Duration.ofMinutes(2));
        press(story, "stall", Duration.ofDays(4));
        story.check(
                "异常 滞留，恰好一次",
                () -> anomalies(story, "STALLED") == 1,
                () -> seen(story, "anomalies"));
        story.check("工单已开", () -> count(story, "tickets") > 0, () -> seen(story, "tickets"));
    }

    /** A parcel of its own, known to the product, picked up, in the daytime. */
    private Story begin(String name) {
        pass(untilDay());
        var parcel = world.change("parcel", parts.shops()::sendToNewcomer);
        var phone =
                world.read(() -> world.people().get(parcel.errand().person()))
                        .map(Person::phone)
                        .orElse("");
        var story = new Story(name, parcel.number(), phone, world.read(world::now));
        pass(Duration.ofMinutes(1));
        press(story, "next", Duration.ofMinutes(1));
        press(story, "next", Duration.ofMinutes(2));
        story.check("商城的单号在产品里", () -> view(story).isPresent(), () -> lastWords());
        story.check(
                "产品已订阅",
                () -> world.read(() -> !parts.outside().desk.of(story.number).isEmpty()),
                () -> "没有订阅");
        return story;
    }

    private void press(Story story, String kind, Duration then) {
        var outcome = world.change("parcel", () -> life.press(story.number, kind));
        if (!(outcome instanceof Life.Outcome.Pressed)) {
            story.note("按不了 " + kind + "：" + outcome);
        }
        pass(then);
    }

    private void pass(Duration by) {
        if (by.isPositive()) {
            parts.time().advance(by);
        }
    }

    /** Messages wait for the day, so the stories do too. */
    private Duration untilDay() {
        var now = world.read(world::now).atZone(Beijing.ZONE);
        if (now.getHour() >= DAYTIME_FROM && now.getHour() < DAYTIME_TO) {
            return Duration.ZERO;
        }
        var morning = now.withHour(DAYTIME_FROM).withMinute(0).withSecond(0);
        return Duration.between(now, morning.isAfter(now) ? morning : morning.plusDays(1));
    }

    private Optional<JsonNode> view(Story story) {
        var list = product.get("/api/v1/parcels?number=" + story.number);
        return list.json()
                .map(body -> body.path("items").path(0).path("id").asString(""))
                .filter(id -> list.isGood() && !id.isEmpty())
                .flatMap(id -> product.get("/api/v1/parcels/" + id).json());
    }

    private String lastWords() {
        var reply = product.get("/api/v1/parcels?limit=1");
        return reply.status() + " " + reply.body();
    }

    private String status(Story story) {
        return view(story).map(v -> Json.text(v, "status")).orElse("?");
    }

    private boolean hasAnomaly(Story story, String type) {
        return anomalies(story, type) > 0;
    }

    private int anomalies(Story story, String type) {
        var count = 0;
        for (var anomaly : view(story).map(v -> v.path("anomalies")).orElse(Json.array())) {
            var name = anomaly.isString() ? anomaly.stringValue() : Json.text(anomaly, "type");
            count += name.equals(type) ? 1 : 0;
        }
        return count;
    }

    private int count(Story story, String field) {
        return view(story).map(v -> v.path(field).size()).orElse(0);
    }

    private String seen(Story story, String field) {
        return view(story).map(v -> v.path(field).toString()).orElse("?");
    }

    /** What came to the buyer, who has no other parcel, and holds any of the words. */
    private List<Message> messages(Story story, String... words) {
        var found = new ArrayList<Message>();
        for (var message : world.read(() -> parts.outside().phones.on(story.phone))) {
            var text = message.content().title() + message.content().text();
            if (!message.at().isBefore(story.since)) {
                for (var word : words) {
                    if (text.contains(word)) {
                        found.add(message);
                        break;
                    }
                }
            }
        }
        return found;
    }

    private String heard(Story story) {
        return String.join(
                " / ", messages(story, "").stream().map(m -> m.content().text()).toList());
    }

    /** One telling, and what was found. */
    private static final class Story {

        final String name;
        final String number;
        final String phone;
        final Instant since;
        private final ObjectNode told = Json.object();
        private boolean passed = true;

        Story(String name, String number, String phone, Instant since) {
            this.name = name;
            this.number = number;
            this.phone = phone;
            this.since = since;
            told.putArray("checks");
        }

        void check(String what, BooleanSupplier holds, Supplier<String> found) {
            var good = holds.getAsBoolean();
            passed &= good;
            var check = told.withArray("checks").addObject().put("name", what).put("passed", good);
            check.put("found", good ? "" : found.get());
        }

        void note(String what) {
            check(what, () -> false, () -> "");
        }

        ObjectNode told() {
            told.put("name", name).put("number", number).put("phone", phone);
            return told.put("passed", passed);
        }
    }
}
