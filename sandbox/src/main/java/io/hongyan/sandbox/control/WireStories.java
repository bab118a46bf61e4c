package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Fault;
import io.hongyan.sandbox.provider.Message;
import io.hongyan.sandbox.provider.Push;
import io.hongyan.sandbox.provider.Untrue;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Carrier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What may go wrong on the wire between the product and its providers. */
final class WireStories {

    private static final String SMS = "aliyun-sms";
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int CROWD = 8;

    private final Stage stage;
    private final ParcelStories parcels;

    WireStories(Stage stage, ParcelStories parcels) {
        this.stage = stage;
        this.parcels = parcels;
    }

    /** Every push comes twice. */
    void duplicate(Story story) {
        stage.fault(story, "*", Fault.Kind.DUPLICATE, Duration.ofDays(1));
        var hero = stage.send(story, Carrier.YTO, Stage.CHEAP);
        var second = stage.send(story, Carrier.SF, Stage.CHEAP);
        stage.press(story, hero, "signed", SOON);
        stage.press(story, second, "signed", SOON);
        stage.heal(story);
        for (var one : List.of(hero, second)) {
            var pushes = stage.pushes(one);
            story.check(
                    "同样的推送确实来了两遍，都被接受",
                    () -> hasTwins(pushes) && pushes.stream().allMatch(WireStories::isTaken),
                    () -> fates(pushes));
            story.check(
                    "已签收", () -> stage.status(one).equals("DELIVERED"), () -> stage.status(one));
            parcels.allScans(story, one);
            story.count("一条发货提醒", 1, stage.texts(one, "shipped"));
            parcels.onceEach(story, one);
        }
    }

    /** Pushes overtake each other; the carrier tells news only, so nothing heals a gap. */
    void disorder(Story story) {
        var hero = stage.send(story, Carrier.SF, Stage.CHEAP);
        stage.fault(story, "sf", Fault.Kind.DISORDER, Duration.ofHours(3));
        for (var turn = 0; turn < 3; turn++) {
            stage.press(story, hero, "next", Duration.ofMinutes(2));
        }
        stage.heal(story);
        stage.press(story, hero, "signed", Duration.ofMinutes(2));
        var early = stage.size(hero, "events");
        var scans = stage.scans(hero);
        stage.pass(Duration.ofMinutes(110));
        story.did("晚到的推送随后到齐");
        story.check("签收先到，途中的后到", () -> early < scans, () -> "签收时 " + early + " 条，世界里 " + scans);
        story.check(
                "仍是已签收", () -> stage.status(hero).equals("DELIVERED"), () -> stage.status(hero));
        parcels.allScans(story, hero);
        story.count("签收后不再说在派送", 0, stage.texts(hero, "out-for-delivery"));
        parcels.onceEach(story, hero);
    }

    /** A stranger who knows the address but not the key says that the parcel was handed over. */
    void forged(Story story) {
        var hero = stage.send(story, Carrier.YTO, Stage.CHEAP);
        var second = stage.send(story, Carrier.STO, Stage.CHEAP);
        var before = refusals("kuaidi100") + refusals("kdniao");
        stage.fault(story, "*", Fault.Kind.FORGE, Duration.ofDays(1));
        stage.press(story, hero, "next", SOON);
        stage.press(story, second, "next", SOON);
        stage.heal(story);
        for (var one : List.of(hero, second)) {
            var forged =
                    stage.pushes(one).stream().filter(p -> p.id().endsWith("-forged")).toList();
            story.check(
                    "伪造的推送被拒绝",
                    () -> !forged.isEmpty() && forged.stream().noneMatch(WireStories::isTaken),
                    () -> fates(forged));
            story.check(
                    "伪造的内容没有进来",
                    () ->
                            !stage.seen(one, "events").contains(Untrue.CLAIM)
                                    && !stage.status(one).equals("DELIVERED"),
                    () -> stage.status(one));
            parcels.allScans(story, one);
        }
        story.check(
                "拒绝被计数、可查看",
                () -> refusals("kuaidi100") + refusals("kdniao") >= before + 2,
                () -> before + " → " + (refusals("kuaidi100") + refusals("kdniao")));
    }

    /** The message reached the phone; the answer to it did not reach us. */
    void answerLost(Story story) {
        var hero = stage.sell(story, Carrier.YTO, Stage.CHEAP);
        stage.fault(story, SMS, Fault.Kind.LOSE_ANSWER, Duration.ofDays(1));
        // The receipt would tell what became of it before anybody had to ask: it comes late.
        stage.fault(story, SMS, Fault.Kind.DISORDER, Duration.ofDays(1));
        stage.press(story, hero, "next", Duration.ofMinutes(1));
        stage.press(story, hero, "next", Duration.ofSeconds(30));
        story.check(
                "短信发出，答复丢了",
                () -> calls(hero, "SendSms").stream().anyMatch(said -> said.startsWith("(lost)")),
                () -> Story.shown(calls(hero, "SendSms")));
        stage.heal(story);
        stage.pass(Duration.ofHours(1));
        story.did("过一小时");
        story.count("手机上恰好一条", 1, stage.texts(hero, "shipped"));
        story.count("只叫发了一次", 1, calls(hero, "SendSms"));
        story.check(
                "去查询过结果",
                () -> !calls(hero, "QuerySendDetails").isEmpty(),
                () -> Story.shown(calls(hero, "QuerySendDetails")));
        allDone(story, List.of(hero));
    }

    /** As {@link #answerLost}, with money. */
    void payoutLost(Story story) {
        var hero = stage.send(story, Carrier.YTO, Stage.CHEAP);
        stage.fault(story, "standard", Fault.Kind.LOSE_ANSWER, Duration.ofDays(1));
        stage.press(story, hero, "damaged", Duration.ofMinutes(1));
        var state = Json.text(parcels.caseOf(hero).path("claim"), "state");
        story.check("没有得到答复不说已赔付", () -> !state.equals("paid"), () -> state);
        story.count("也不告诉买家", 0, stage.texts(hero, "claim-paid"));
        stage.heal(story);
        stage.pass(Duration.ofHours(1));
        story.did("过一小时");
        story.count("只打款一次", 1, parcels.payouts(hero));
        story.check(
                "去商家系统查询过",
                () -> !parcels.atThePayer(hero, "GET").isEmpty(),
                () -> Story.shown(parcels.atThePayer(hero, "GET")));
        var later = Json.text(parcels.caseOf(hero).path("claim"), "state");
        story.check("已赔付", () -> later.equals("paid"), () -> later);
        story.count("一条赔付通知", 1, stage.texts(hero, "claim-paid"));
    }

    /** The message provider is away for an hour, and eight buyers wait for their message. */
    void providerDown(Story story) {
        var crowd = new ArrayList<Story.Hero>();
        for (var i = 0; i < CROWD; i++) {
            crowd.add(stage.sell(story, Carrier.YTO, Stage.CHEAP));
        }
        stage.fault(story, SMS, Fault.Kind.DOWN, Duration.ofHours(1));
        var before = stage.requests(SMS, "").size();
        for (var hero : crowd) {
            stage.press(story, hero, "next", Duration.ofSeconds(30));
            stage.press(story, hero, "next", Duration.ofSeconds(30));
        }
        stage.pass(Duration.ofMinutes(40));
        var tried = stage.requests(SMS, "").size() - before;
        story.count("断线时谁也没收到", 0, arrived(crowd).stream().map(WireStories::line).toList());
        story.check(
                "熔断：没有一直去敲门",
                () -> tried > 0 && tried <= 8 * CROWD,
                () -> "一小时里敲了 " + tried + " 次");
        stage.pass(Duration.ofMinutes(90));
        story.did("恢复后又过一个多小时");
        story.count("积压全部送到", CROWD, arrived(crowd).stream().map(WireStories::line).toList());
        story.check(
                "按先后送出",
                () -> phones(arrived(crowd)).equals(crowd.stream().map(Story.Hero::phone).toList()),
                () -> Story.shown(arrived(crowd).stream().map(WireStories::line).toList()));
        allDone(story, crowd);
        crowd.forEach(hero -> parcels.onceEach(story, hero));
    }

    /** The aggregator says that it is asked too often. */
    void throttled(Story story) {
        stage.fault(story, "kuaidi100", Fault.Kind.THROTTLE, Duration.ofMinutes(10));
        var hero = stage.sell(story, Carrier.YTO, Stage.CHEAP);
        story.check(
                "被限流时还没订阅上",
                () -> !stage.isSubscribed(hero),
                () -> Story.shown(parcels.lines("kuaidi100", "")));
        stage.heal(story);
        stage.pass(Duration.ofHours(1));
        story.did("过一小时");
        story.check(
                "随后订阅上了",
                () -> stage.isSubscribed(hero),
                () -> states(stage.actions(hero, "subscribe")));
        stage.press(story, hero, "next", SOON);
        stage.press(story, hero, "next", SOON);
        story.count("一条发货提醒", 1, stage.texts(hero, "shipped"));
    }

    /** The provider says no for good: the account is empty. */
    void refused(Story story) {
        var hero = stage.sell(story, Carrier.YTO, Stage.CHEAP);
        stage.fault(story, SMS, Fault.Kind.REFUSE, Duration.ofDays(1));
        stage.press(story, hero, "next", Duration.ofMinutes(1));
        stage.press(story, hero, "next", SOON);
        stage.heal(story);
        var dead = stage.sendings(hero, "shipped-notice");
        story.check(
                "动作死信，写明原因",
                () ->
                        dead.size() == 1
                                && Json.text(dead.getFirst(), "state").equals("dead")
                                && !Json.text(dead.getFirst(), "reason").isEmpty(),
                () -> states(dead));
        story.count("手机上没有", 0, stage.texts(hero, "shipped"));
        var id = dead.isEmpty() ? "" : Json.text(dead.getFirst(), "id");
        var reply = stage.call("POST", "actions/" + id + "/redrive", Json.object(), "");
        story.did("充值后在控制台重新投递");
        story.check("重新投递被接受", reply::isGood, () -> reply.status() + " " + reply.body());
        stage.pass(Duration.ofMinutes(10));
        story.count("这次恰好一条", 1, stage.texts(hero, "shipped"));
    }

    /** Answers take long, and pushes come late. */
    void slow(Story story) {
        stage.fault(story, SMS, Fault.Kind.SLOW, Duration.ofDays(1));
        var hero = stage.send(story, Carrier.YTO, Stage.CHEAP);
        stage.heal(story);
        stage.pass(Duration.ofMinutes(10));
        story.count("慢也只有一条", 1, stage.texts(hero, "shipped"));
        story.count("只叫发了一次", 1, calls(hero, "SendSms"));
        allDone(story, List.of(hero));
    }

    private void allDone(Story story, List<Story.Hero> heroes) {
        story.check(
                "动作都已完成",
                () ->
                        heroes.stream()
                                .flatMap(hero -> stage.sendings(hero, "shipped-notice").stream())
                                .allMatch(action -> Json.text(action, "state").equals("done")),
                () ->
                        Story.shown(
                                heroes.stream()
                                        .map(hero -> states(stage.sendings(hero, "shipped-notice")))
                                        .toList()));
    }

    /** The calls at the SMS provider that name this phone. */
    private List<String> calls(Story.Hero hero, String operation) {
        return stage.requests(SMS, "").stream()
                .filter(r -> r.path("headers").path("x-acs-action").asString("").equals(operation))
                .filter(r -> (Json.text(r, "query") + Json.text(r, "body")).contains(hero.phone()))
                .map(r -> Json.text(r, "answer"))
                .toList();
    }

    private List<Message> arrived(List<Story.Hero> crowd) {
        return crowd.stream()
                .flatMap(hero -> stage.heard(hero).stream())
                .filter(m -> m.content().template().equals("shipped"))
                .sorted(java.util.Comparator.comparing(Message::id))
                .toList();
    }

    private static List<String> phones(List<Message> messages) {
        return messages.stream().map(Message::phone).toList();
    }

    private static String line(Message message) {
        return message.at() + " " + message.phone();
    }

    private int refusals(String connector) {
        return stage.items("connections").stream()
                .filter(c -> Json.text(c, "connector").equals(connector))
                .mapToInt(c -> c.path("refused").asInt(0))
                .sum();
    }

    private static boolean isTaken(Push push) {
        return push.fate().state() == Push.State.TAKEN;
    }

    private static boolean hasTwins(List<Push> pushes) {
        var bodies = pushes.stream().map(p -> p.letter().body()).toList();
        return bodies.size() > bodies.stream().distinct().count();
    }

    private static String fates(List<Push> pushes) {
        return Story.shown(
                pushes.stream().map(p -> p.fate().state() + " " + p.fate().answer()).toList());
    }

    private static String states(List<JsonNode> actions) {
        return Story.shown(
                actions.stream()
                        .map(a -> Json.text(a, "state") + " " + Json.text(a, "reason"))
                        .toList());
    }
}
