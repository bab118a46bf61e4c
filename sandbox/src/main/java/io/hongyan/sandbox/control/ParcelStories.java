package io.hongyan.sandbox.control;

import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Carrier;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What may happen to a parcel, while all providers are well. */
final class ParcelStories {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration CARE = Duration.ofMinutes(125);

    private final Stage stage;

    ParcelStories(Stage stage) {
        this.stage = stage;
    }

    /** Bought, moved, signed; care comes two hours later, and points if it was on time. */
    void normal(Story story, Carrier carrier, String reporter) {
        var hero = stage.send(story, carrier, Stage.CHEAP);
        if (carrier == Carrier.SF) {
            stage.pass(Duration.ofMinutes(1));
        } else {
            story.check(
                    reporter + " 收到签名正确的订阅",
                    () -> wellSigned(reporter, hero.number()),
                    () -> Story.shown(lines(reporter, hero.number())));
        }
        story.count("一条发货提醒", 1, stage.texts(hero, "shipped"));
        stage.press(story, hero, "signed", Duration.ofMinutes(2));
        story.check("已签收", () -> stage.status(hero).equals("DELIVERED"), () -> stage.status(hero));
        allScans(story, hero);
        story.check(
                "由 " + reporter + " 报告",
                () -> stage.seen(hero, "events").contains("\"" + reporter + "\""),
                () -> stage.seen(hero, "events"));
        story.count("签收时还没有关怀", 0, stage.texts(hero, "care-review"));
        stage.pass(CARE);
        story.did("过两个多小时");
        story.count("一条签收关怀", 1, stage.texts(hero, "care-review"));
        story.count("准时积分一笔", 1, states(hero, "points", "done"));
        onceEach(story, hero);
    }

    /** Below the limit: the claim pays itself. */
    void damage(Story story) {
        var hero = stage.send(story, Carrier.YTO, Stage.CHEAP);
        stage.press(story, hero, "damaged", SOON);
        apologised(story, hero);
        claimed(story, hero, "paid");
        paidOnce(story, hero);
        story.count("一条赔付通知", 1, stage.texts(hero, "claim-paid"));
        stage.press(story, hero, "signed", CARE);
        story.count("破损的不发评价关怀", 0, stage.texts(hero, "care-review"));
        story.count("仍只有一条致歉", 1, stage.texts(hero, "damaged-apology"));
        onceEach(story, hero);
    }

    /** Above the limit: a person decides, and the merchant's system pays later. */
    void damageApproval(Story story) {
        var hero = stage.send(story, Carrier.YUNDA, Stage.DEAR);
        stage.press(story, hero, "damaged", SOON);
        apologised(story, hero);
        claimed(story, hero, "awaiting_approval");
        story.count("审批前没有打款", 0, payouts(hero));
        var approval = stage.view(hero).map(v -> approvalOf(hero)).orElse("");
        var reply = stage.call("POST", "approvals/" + approval + "/approve", Json.object(), "");
        story.did("有权限的人批准");
        story.check("批准被接受", reply::isGood, () -> reply.status() + " " + reply.body());
        stage.pass(Duration.ofMinutes(5));
        story.count("打款一次", 1, payouts(hero));
        stage.pass(Duration.ofMinutes(25));
        story.did("商家打款系统二十分钟后回告");
        claimed(story, hero, "paid");
        story.count("一条赔付通知", 1, stage.texts(hero, "claim-paid"));
        onceEach(story, hero);
    }

    void locker(Story story) {
        var hero = stage.send(story, Carrier.STO, Stage.CHEAP);
        stage.press(story, hero, "locker", SOON);
        story.check(
                "已入柜，不是签收", () -> stage.status(hero).equals("DEPOSITED"), () -> stage.status(hero));
        story.count("一条取件提醒", 1, stage.texts(hero, "pickup"));
        stage.press(story, hero, "next", SOON);
        story.check(
                "取走后已签收", () -> stage.status(hero).equals("DELIVERED"), () -> stage.status(hero));
        onceEach(story, hero);
    }

    void failedAttempt(Story story) {
        var hero = stage.send(story, Carrier.ZTO, Stage.CHEAP);
        stage.press(story, hero, "failed-attempt", SOON);
        story.check(
                "派送失败",
                () -> stage.status(hero).equals("DELIVERY_FAILED"),
                () -> stage.status(hero));
        once(story, hero, "FAILED_ATTEMPT");
        story.count("一条派件失败通知", 1, stage.texts(hero, "delivery-failed"));
        onceEach(story, hero);
    }

    void badAddress(Story story) {
        var hero = stage.send(story, Carrier.YTO, Stage.CHEAP);
        stage.press(story, hero, "bad-address", SOON);
        once(story, hero, "BAD_ADDRESS");
        story.count("一条核对地址", 1, stage.texts(hero, "address-check"));
        ticket(story, hero);
        onceEach(story, hero);
    }

    void refusal(Story story) {
        var hero = stage.send(story, Carrier.YTO, Stage.CHEAP);
        stage.press(story, hero, "refused", SOON);
        once(story, hero, "REFUSED");
        ticket(story, hero);
        stage.pass(Duration.ofDays(6));
        story.did("过六天");
        story.check("已退回签收", () -> stage.status(hero).equals("RETURNED"), () -> stage.status(hero));
        story.count("没有签收关怀", 0, stage.texts(hero, "care-review"));
        onceEach(story, hero);
    }

    void silence(Story story) {
        var hero = stage.send(story, Carrier.YTO, Stage.CHEAP);
        stage.press(story, hero, "next", Duration.ofMinutes(2));
        stage.press(story, hero, "stall", Duration.ofDays(4));
        story.did("四天没有消息");
        once(story, hero, "STALLED");
        ticket(story, hero);
        story.check(
                "推送不来就去查询",
                () ->
                        stage.actions(hero, "pull").size() > 0
                                || lines("kuaidi100", hero.number()).stream()
                                        .anyMatch(line -> line.contains("query")),
                () -> Story.shown(lines("kuaidi100", hero.number())));
        onceEach(story, hero);
    }

    // --- what several stories look for ----------------------------------------------------------

    /** Every scan of this world is in the product, and nothing else. */
    void allScans(Story story, Story.Hero hero) {
        story.check(
                "轨迹条数与世界里一致",
                () -> stage.size(hero, "events") == stage.scans(hero),
                () -> stage.size(hero, "events") + " 条，世界里 " + stage.scans(hero));
    }

    /** No template wrote twice, and no action has more than one row. */
    void onceEach(Story story, Story.Hero hero) {
        var twice =
                stage.heard(hero).stream()
                        .collect(
                                Collectors.groupingBy(
                                        m -> m.content().template(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue() > 1)
                        .map(entry -> entry.getKey() + " ×" + entry.getValue())
                        .sorted()
                        .toList();
        story.count("没有一条消息发了两遍", 0, twice);
    }

    private void apologised(Story story, Story.Hero hero) {
        once(story, hero, "DAMAGED");
        story.count("恰好一条致歉", 1, stage.texts(hero, "damaged-apology"));
    }

    private void claimed(Story story, Story.Hero hero, String state) {
        var cases = stage.items("cases?parcel=" + stage.id(hero));
        story.check(
                "一件理赔，" + state,
                () -> cases.size() == 1 && Json.text(cases.getFirst(), "state").equals(state),
                cases::toString);
        var whole = caseOf(hero);
        story.check(
                "有计算过程和追偿",
                () -> !whole.path("calculation").isEmpty() && whole.path("recovery").isObject(),
                () -> whole.path("calculation") + " " + whole.path("recovery"));
    }

    private void paidOnce(Story story, Story.Hero hero) {
        story.count("向商家系统打款一次", 1, payouts(hero));
    }

    /** Posts to the merchant's payout address for this parcel's claim. */
    List<String> payouts(Story.Hero hero) {
        return atThePayer(hero, "POST");
    }

    List<String> atThePayer(Story.Hero hero, String method) {
        var parcel = stage.id(hero);
        return stage.requests("standard", "").stream()
                .filter(r -> Json.text(r, "method").equals(method))
                .filter(r -> Json.text(r, "key").contains(parcel))
                .map(r -> Json.text(r, "signature") + " " + Json.text(r, "answer"))
                .toList();
    }

    JsonNode caseOf(Story.Hero hero) {
        return stage.items("cases?parcel=" + stage.id(hero)).stream()
                .findFirst()
                .flatMap(one -> stage.ask("cases/" + Json.text(one, "id")))
                .orElseGet(Json::object);
    }

    private String approvalOf(Story.Hero hero) {
        return caseOf(hero).path("approval").asString("");
    }

    private void once(Story story, Story.Hero hero, String anomaly) {
        story.check(
                "异常 " + anomaly + "，恰好一次",
                () -> stage.anomalies(hero).stream().filter(anomaly::equals).count() == 1,
                () -> stage.anomalies(hero).toString());
    }

    private void ticket(Story story, Story.Hero hero) {
        story.check(
                "工单已开", () -> stage.size(hero, "tickets") > 0, () -> stage.seen(hero, "tickets"));
    }

    private List<String> states(Story.Hero hero, String kind, String state) {
        return stage.actions(hero, kind).stream()
                .filter(action -> Json.text(action, "state").equals(state))
                .map(action -> Json.text(action, "key"))
                .toList();
    }

    private boolean wellSigned(String provider, String number) {
        return stage.requests(provider, number).stream()
                .anyMatch(r -> Json.text(r, "signature").equals("right"));
    }

    List<String> lines(String provider, String key) {
        return stage.requests(provider, key).stream()
                .map(r ->
                        Json.text(r, "path")
                                + " "
                                + Json.text(r, "signature")
                                + " → "
                                + Json.text(r, "answer"))
                .toList();
    }
}
